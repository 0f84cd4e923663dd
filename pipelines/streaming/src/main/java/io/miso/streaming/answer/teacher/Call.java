package io.miso.streaming.answer.teacher;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A request on its way, and what has come of it so far. Only one thread at a time has it. */
final class Call {
  private final ChatRequest request;
  private final CompletableFuture<Reply> reply = new CompletableFuture<>();
  private final List<String> attempts = new ArrayList<>();
  private boolean probe;
  private int failures;

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

  void sending(boolean asProbe) {
    probe = asProbe;
  }

  /** Notes a failure; how often it has failed, whether that counts or not. */
  int failed(Attempt.Again again) {
    if (again.counted()) {
      attempts.add(again.what());
    }
    return ++failures;
  }

  /** Failures that count. */
  List<String> attempts() {
    return attempts;
  }
}
