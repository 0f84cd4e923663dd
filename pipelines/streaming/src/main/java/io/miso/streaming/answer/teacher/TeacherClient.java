package io.miso.streaming.answer.teacher;

import io.miso.config.TeacherConfig;
import io.miso.schemas.TeacherAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Gets each request answered once: from what is kept, or from the endpoint, where it waits its turn
 * and is tried again after failures. Requests that are equal share one call. An answer is kept
 * before anyone sees it. Safe for use by several threads; waits in none of its methods but {@link
 * #close}.
 */
final class TeacherClient {
  /** So many refusals before the first answer tell of a wrong setting, not of odd requests. */
  private static final int REFUSALS = 20;

  private static final int ANSWERED = Integer.MIN_VALUE;

  private final TeacherConfig settings;
  private final AnswerCache cache;
  private final Transport transport;
  private final Timing timing;
  private final Executor workers;
  private final RetryDelay delay;
  private final Gate gate;
  private final Map<String, Call> calls = new ConcurrentHashMap<>();
  private final AtomicInteger refusals = new AtomicInteger();

  TeacherClient(
      TeacherConfig settings,
      AnswerCache cache,
      Transport transport,
      Timing timing,
      Executor workers,
      RetryDelay delay) {
    this.settings = settings;
    this.cache = cache;
    this.transport = transport;
    this.timing = timing;
    this.workers = workers;
    this.delay = delay;
    this.gate = new Gate(settings.url(), settings.maxConcurrency());
  }

  /**
   * The request's end. It fails only if no request can be answered (IllegalStateException), or if
   * the store fails.
   */
  CompletableFuture<Reply> ask(ChatRequest request) {
    Call call = new Call(request);
    Call other = calls.putIfAbsent(request.sha256(), call);
    if (other != null) {
      return other.reply();
    }
    workers.execute(() -> guarded(call, () -> lookUp(call)));
    return call.reply();
  }

  private void lookUp(Call call) {
    Optional<TeacherAnswer> kept = cache.find(call.request());
    if (kept.isPresent()) {
      end(call, new Reply.Kept(kept.get()));
    } else {
      enqueue(call);
    }
  }

  private void enqueue(Call call) {
    if (!gate.add(call)) {
      fail(call, new CancellationException("The generator stops"));
    }
    pump();
  }

  /** Sends as many as may be under way. */
  private void pump() {
    for (Optional<Call> next = next(); next.isPresent(); next = next()) {
      Call call = next.get();
      send(call).whenCompleteAsync((response, failure) -> came(call, response, failure), workers);
    }
  }

  private Optional<Call> next() {
    return gate.next(timing.nowMillis());
  }

  private CompletableFuture<Response> send(Call call) {
    try {
      return transport.send(call.request());
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void came(Call call, @Nullable Response response, @Nullable Throwable failure) {
    guarded(call, () -> handle(call, attempt(response, failure)));
    gate.done();
    pump();
  }

  private Attempt attempt(@Nullable Response response, @Nullable Throwable failure) {
    return response == null
        ? Attempts.of(failure == null ? new IllegalStateException("no response") : failure)
        : Attempts.of(response, timing.nowMillis());
  }

  private void handle(Call call, Attempt attempt) {
    if (attempt instanceof Attempt.Again again) {
      boolean counts =
          again.failure() != Attempt.Failure.UNREACHED && gate.counts(call, again.failure());
      long pause = gate.failed(call, again, timing.nowMillis());
      if (pause > 0) {
        timing.after(pause, this::pump);
      }
      again(call, again, counts);
      return;
    }
    gate.answered(isSlow(call), timing.nowMillis());
    if (attempt instanceof Attempt.Answered answered) {
      refusals.set(ANSWERED);
      end(call, new Reply.Kept(keep(call.request(), answered.completion())));
    } else if (attempt instanceof Attempt.Refused refused) {
      refused(call, refused.what());
    } else if (attempt instanceof Attempt.Misconfigured wrong) {
      fail(call, answersNothing(wrong.what()));
    }
  }

  /** Half of the deadline is not yet a failure, but a sign. */
  private boolean isSlow(Call call) {
    return 2 * (timing.nowMillis() - call.sentAt()) > 1000L * settings.deadlineSeconds();
  }

  private void refused(Call call, String what) {
    if (refusals.incrementAndGet() >= REFUSALS) {
      fail(call, answersNothing(what));
    } else {
      end(call, new Reply.None(Reply.None.REFUSED, List.of(what)));
    }
  }

  private IllegalStateException answersNothing(String what) {
    return new IllegalStateException(
        "The teacher at %s answers nothing: %s. Check teacher.url, teacher.model and teacher.apiKey."
            .formatted(settings.url(), what));
  }

  private void again(Call call, Attempt.Again again, boolean counts) {
    int failures = call.failed(again.what(), counts);
    boolean tooLong = again.waitMillis() > RetryDelay.PATIENCE_MILLIS;
    if (tooLong || call.counted() >= settings.attempts()) {
      List<String> attempts = new ArrayList<>(call.attempts());
      if (tooLong) {
        attempts.add("it asks to wait " + again.waitMillis() / 1000 + " s");
      }
      end(call, new Reply.None(Reply.None.GAVE_UP, attempts));
    } else {
      timing.after(delay.millis(failures, again.waitMillis()), () -> enqueue(call));
    }
  }

  private TeacherAnswer keep(ChatRequest request, Completion completion) {
    Completion.Usage usage = completion.usage();
    return cache.keep(
        request,
        TeacherAnswer.newBuilder()
            .setRequestSha256(request.sha256())
            .setRequest(request.json())
            .setModel(request.model())
            .setContent(completion.content())
            .setFinishReason(completion.finishReason())
            .setUsageKnown(usage.known())
            .setPromptTokens(usage.promptTokens())
            .setCompletionTokens(usage.completionTokens())
            .setCostMicros(usage.costMicros(settings.promptPrice(), settings.completionPrice()))
            .setAnsweredAtMillis(timing.nowMillis())
            .build());
  }

  private void end(Call call, Reply reply) {
    calls.remove(call.request().sha256(), call);
    call.reply().complete(reply);
  }

  private void fail(Call call, Throwable failure) {
    calls.remove(call.request().sha256(), call);
    call.reply().completeExceptionally(failure);
  }

  private void guarded(Call call, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      fail(call, e);
    }
  }

  /** Sends nothing more, and waits a while for answers on their way: they are paid. */
  void close(long patienceMillis) {
    gate.close(patienceMillis);
  }
}
