package io.miso.streaming.generate;

import java.util.ArrayDeque;
import java.util.Deque;

/** Published pairs a second over the last ten seconds; they are published in bursts. */
final class Rate {
  private static final long WINDOW_MILLIS = 10_000;

  private record Sample(long millis, long count) {}

  private final Deque<Sample> samples = new ArrayDeque<>();

  /** Pairs a second, rounded, after a look at the counter. */
  long after(long nowMillis, long count) {
    samples.addLast(new Sample(nowMillis, count));
    while (samples.size() > 2 && nowMillis - samples.getFirst().millis() > WINDOW_MILLIS) {
      samples.removeFirst();
    }
    Sample first = samples.getFirst();
    long millis = Math.max(1, nowMillis - first.millis());
    return Math.round((count - first.count()) * 1000.0 / millis);
  }
}
