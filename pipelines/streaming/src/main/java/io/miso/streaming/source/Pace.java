package io.miso.streaming.source;

/** A rate limit: so many records a second, in bursts of at most a second's worth. */
final class Pace {
  private static final long SECOND = 1000;

  private final double perMilli;
  private long opened;
  private long spent;

  /** The pace of one of several equal sources; 0 records a second: no limit. */
  Pace(int perSecond, int sources, long nowMillis) {
    this.perMilli =
        perSecond == 0 ? Double.POSITIVE_INFINITY : (double) perSecond / sources / SECOND;
    this.opened = nowMillis;
  }

  /** True, and one record is spent, if one may be emitted now. */
  boolean takes(long nowMillis) {
    if (perMilli == Double.POSITIVE_INFINITY) {
      return true;
    }
    if (nowMillis - opened - spent / perMilli > SECOND) {
      opened = nowMillis;
      spent = 0;
    }
    boolean takes = spent < (nowMillis - opened) * perMilli;
    spent += takes ? 1 : 0;
    return takes;
  }
}
