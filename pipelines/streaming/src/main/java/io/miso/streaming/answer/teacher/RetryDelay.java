package io.miso.streaming.answer.teacher;

import java.util.function.DoubleSupplier;

/**
 * How long to wait before a request is sent again: a random part of a doubling span ("full jitter",
 * aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter), and never less than the
 * endpoint asks for. Chance decides only when, never what is asked or recorded.
 *
 * @param random gives numbers from 0 to 1
 */
record RetryDelay(DoubleSupplier random) {
  static final long FIRST_MILLIS = 500;
  static final long LONGEST_MILLIS = 30_000;

  /** Who asks to wait longer is not waited for. */
  static final long PATIENCE_MILLIS = 3_600_000;

  private static final int DOUBLINGS = 10;

  /** Milliseconds before the attempt after {@code failed} failed ones, from 1. */
  long millis(int failed, long askedMillis) {
    long span = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(DOUBLINGS, failed - 1));
    double part = random.getAsDouble();
    return askedMillis > 0
        ? askedMillis + Math.round(part * FIRST_MILLIS)
        : Math.round(part * span);
  }
}
