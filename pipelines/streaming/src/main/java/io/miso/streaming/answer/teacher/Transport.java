package io.miso.streaming.answer.teacher;

import java.util.concurrent.CompletableFuture;

/** Sends a request once. */
interface Transport {
  /** The response, or what went wrong on the way; a TimeoutException after the deadline. */
  CompletableFuture<Response> send(ChatRequest request);
}
