package io.miso.streaming.answer.teacher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.store.LocalObjectStore;
import io.miso.store.ObjectStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Limit, pauses and breaker against a simulated endpoint, in simulated time. */
class ThroughputTest {
  private static final int REQUESTS = 2000;
  private static final int PER_SECOND = 150;
  private static final long LATENCY_MILLIS = 20;
  private static final long DEADLINE_MILLIS = 2000;
  private static final String DEADLINE = "teacher.deadlineSeconds=2";
  private static final String CONCURRENCY = "teacher.maxConcurrency=64";
  private static final String ATTEMPTS = "teacher.attempts=10";

  private final FakeTime time = new FakeTime();
  private final Random random = new Random(3);
  private double tokens;
  private long filledAt = time.nowMillis();
  private int answered;
  private long lastAnswer;

  /** Throttles 30 %, resets 5 %, hangs 2 %, malformed 1 %, and bears only so many a second. */
  private CompletableFuture<Response> simulate(ChatRequest request) {
    CompletableFuture<Response> result = new CompletableFuture<>();
    double draw = random.nextDouble();
    long now = time.nowMillis();
    tokens = Math.min(PER_SECOND / 4.0, tokens + (now - filledAt) * PER_SECOND / 1000.0);
    filledAt = now;
    if (draw < 0.02) {
      time.after(DEADLINE_MILLIS, () -> result.completeExceptionally(new TimeoutException()));
    } else if (draw < 0.32 || tokens < 1) {
      String retryAfter = random.nextBoolean() ? "1" : "";
      time.after(LATENCY_MILLIS, () -> result.complete(new Response(429, retryAfter, "")));
    } else if (draw < 0.37) {
      time.after(LATENCY_MILLIS, () -> result.completeExceptionally(new IOException("reset")));
    } else if (draw < 0.38) {
      time.after(LATENCY_MILLIS, () -> result.complete(new Response(200, "", "{")));
    } else {
      tokens--;
      time.after(LATENCY_MILLIS, () -> answer(result));
    }
    return result;
  }

  private void answer(CompletableFuture<Response> result) {
    answered++;
    lastAnswer = time.nowMillis();
    result.complete(new Response(200, "", ScriptedEndpoint.OK));
  }

  @Test
  void givenABadDay_whenManyAreAsked_thenMostOfWhatTheEndpointBearsIsUsed(@TempDir Path root) {
    try (ObjectStore store = new LocalObjectStore(root)) {
      TeacherClient client =
          new TeacherClient(
              Settings.teacher("http://t/v1", DEADLINE, CONCURRENCY, ATTEMPTS),
              new AnswerCache(store),
              this::simulate,
              time,
              Runnable::run,
              new RetryDelay(random::nextDouble));
      long began = time.nowMillis();
      for (int i = 0; i < REQUESTS; i++) {
        client.ask(ScriptedEndpoint.request(i));
      }
      long ninetyPercent = 0;
      while (answered < REQUESTS * 99 / 100) {
        time.pass(10);
        ninetyPercent += answered < REQUESTS * 9 / 10 ? 10 : 0;
        assertTrue(time.nowMillis() - began < 600_000, "it stalls");
      }
      time.pass(300_000);
      double rate = REQUESTS * 900.0 / ninetyPercent;
      System.out.printf(
          "simulated: %.0f answers a second of %d allowed (%.0f %%), the last after %d s%n",
          rate, PER_SECOND, 100 * rate / PER_SECOND, (lastAnswer - began) / 1000);
      assertTrue(rate >= 0.8 * PER_SECOND, rate + " a second");
      assertEquals(REQUESTS, answered);
    }
  }
}
