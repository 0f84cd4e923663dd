package io.miso.cli.run;

import io.miso.cli.run.Backoff.Verdict.GiveUp;
import io.miso.cli.run.Backoff.Verdict.Retry;

/**
 * How failures of one stage are answered. The delay doubles from failure to failure and starts anew
 * after a minute of health; the count towards giving up starts anew with any progress.
 *
 * @param delayMillis delay after the next failure
 * @param fruitless failures since the last progress
 */
record Backoff(long delayMillis, int fruitless) {
  static final long FIRST_MILLIS = 1_000;
  static final long LONGEST_MILLIS = 60_000;
  static final long HEALTHY_MILLIS = 60_000;
  static final int LIMIT = 5;

  /** What to do after a failure. */
  sealed interface Verdict {
    /** Start again after the delay; the next failure is answered by {@code then}. */
    record Retry(long delayMillis, Backoff then) implements Verdict {}

    /** It failed too often without getting anything done. */
    record GiveUp(int failures) implements Verdict {}
  }

  /** The state of a stage that has not failed. */
  static Backoff fresh() {
    return new Backoff(FIRST_MILLIS, 0);
  }

  /** The stage got something done. */
  Backoff progressed() {
    return new Backoff(delayMillis, 0);
  }

  /** The answer to a failure of a process that lived so long. */
  Verdict failed(long livedMillis) {
    long delay = livedMillis >= HEALTHY_MILLIS ? FIRST_MILLIS : delayMillis;
    int failures = fruitless + 1;
    return failures >= LIMIT
        ? new GiveUp(failures)
        : new Retry(delay, new Backoff(Math.min(2 * delay, LONGEST_MILLIS), failures));
  }
}
