package io.miso.streaming.answer.teacher;

/**
 * A circuit breaker: after many failures without a success in between, only one request at a time
 * tries whether the endpoint is back, after pauses that double. Not safe for use by several
 * threads.
 */
final class Breaker {
  static final int FAILURES = 10;
  static final long FIRST_MILLIS = 1000;
  static final long LONGEST_MILLIS = 30_000;

  private int failures;
  private boolean open;
  private boolean probing;
  private long pause = FIRST_MILLIS;
  private long until;

  /** True if a request may be sent now. */
  boolean allows(long nowMillis) {
    return !open || (!probing && nowMillis >= until);
  }

  /** A request is sent; true if it is the one that tries. */
  boolean sent() {
    probing = open;
    return open;
  }

  /** A request was answered; true if that closes the circuit. */
  boolean answered() {
    boolean closes = open;
    open = false;
    probing = false;
    failures = 0;
    pause = FIRST_MILLIS;
    return closes;
  }

  /** A request failed; true if that opens the circuit. */
  boolean failed(boolean probe, long nowMillis) {
    failures++;
    if (open && probe) {
      probing = false;
      pause = Math.min(LONGEST_MILLIS, 2 * pause);
      until = nowMillis + pause;
    }
    boolean opens = !open && failures >= FAILURES;
    if (opens) {
      open = true;
      probing = false;
      until = nowMillis + pause;
    }
    return opens;
  }

  /** Milliseconds until a request may try whether the endpoint is back; 0 if all may pass. */
  long millisUntilProbe(long nowMillis) {
    return open ? Math.max(0, until - nowMillis) : 0;
  }
}
