package io.miso.streaming.answer.teacher;

/** Time as the client sees it. */
interface Timing {
  /** Milliseconds since 1970 UTC. */
  long nowMillis();

  /** Runs the task once, so much later. */
  void after(long millis, Runnable task);
}
