package io.miso.streaming.answer.teacher;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A request on its way, and what has come of it so far. Only one thread at a time has it. */
final class Call {
  private static final int NOTED = 50;

  private final ChatRequest request;
  private final CompletableFuture<Reply> reply = new CompletableFuture<>();
  private final List<String> attempts = new ArrayList<>();
  private boolean probe;
  private long sentAt;
  private int failures;
  private int counted;

  Call(ChatRequest request) {
    this.request = request;
  }

  ChatRequest request() {
    return request;
  }

  CompletableFuture<Reply> reply() {
    return reply;
  }

  boolean isProbe() {
    return probe;
  }

  void sending(boolean asProbe, long nowMillis) {
    probe = asProbe;
    sentAt = nowMillis;
  }

  /** When it was last sent, milliseconds since 1970 UTC. */
  long sentAt() {
    return sentAt;
  }

  /**
   * Notes a failure.
   *
   * @param counts whether it is one of the attempts that a request has
   * @return how often the request has failed
   */
  int failed(String what, boolean counts) {
    failures++;
    counted += counts ? 1 : 0;
    attempts.add(what);
    if (attempts.size() > NOTED) {
      attempts.remove(0);
    }
    return failures;
  }

  /** Failures that count. */
  int counted() {
    return counted;
  }

  /** What came of the attempts, those before the last ones left out. */
  List<String> attempts() {
    return attempts;
  }
}
