package io.miso.streaming.answer.teacher;

/**
 * How many requests may be under way: one more for each round of answers, a fifth less when the
 * endpoint shows that it has too much to do, at most once a second, since one burst of refusals is
 * one sign. Not safe for use by several threads.
 */
final class ConcurrencyLimit {
  private static final int START = 4;
  private static final double DECREASE = 0.8;
  private static final long PAUSE_MILLIS = 1000;

  private final int most;
  private double limit;
  private long nextDecrease = Long.MIN_VALUE;

  ConcurrencyLimit(int most) {
    this.most = most;
    this.limit = Math.min(START, most);
  }

  /** At least 1. */
  int current() {
    return (int) limit;
  }

  void answered() {
    limit = Math.min(most, limit + 1 / limit);
  }

  void overloaded(long nowMillis) {
    if (nowMillis >= nextDecrease) {
      limit = Math.max(1, limit * DECREASE);
      nextDecrease = nowMillis + PAUSE_MILLIS;
    }
  }
}
