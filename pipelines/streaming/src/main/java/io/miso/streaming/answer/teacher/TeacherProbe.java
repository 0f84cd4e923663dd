package io.miso.streaming.answer.teacher;

import io.miso.cli.check.Probe;
import io.miso.config.MisoConfig;
import io.miso.config.TeacherConfig;
import io.miso.schemas.Message;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ForkJoinPool;

/** Whether the teacher answers one small request, and for how much. The answer is not kept. */
public final class TeacherProbe implements Probe {
  private static final int TOKENS = 16;

  @Override
  public String name() {
    return "teacher";
  }

  @Override
  public Optional<String> find(MisoConfig config) {
    if (config.answer() != MisoConfig.Answer.TEACHER) {
      return Optional.empty();
    }
    TeacherConfig teacher = config.teacher();
    Teachers.require(teacher);
    long start = System.nanoTime();
    Completion completion = ask(teacher);
    double seconds = (System.nanoTime() - start) / 1e9;
    return Optional.of(
        "%s answered in %.1f s, %s"
            .formatted(teacher.model(), seconds, price(teacher, completion)));
  }

  private static Completion ask(TeacherConfig teacher) {
    List<Message> messages = List.of(new Message("user", "Say yes."));
    ChatRequest request = ChatRequest.of(teacher.withMaxTokens(TOKENS), messages, 0);
    Attempt attempt = send(new HttpTransport(teacher, ForkJoinPool.commonPool()), request);
    if (attempt instanceof Attempt.Answered answered) {
      return answered.completion();
    }
    throw new IllegalStateException(
        "The teacher at %s did not answer: %s. Check teacher.url, teacher.model and teacher.apiKey."
            .formatted(teacher.url(), what(attempt)));
  }

  private static Attempt send(Transport transport, ChatRequest request) {
    try {
      return Attempts.of(transport.send(request).join(), System.currentTimeMillis());
    } catch (CompletionException e) {
      return Attempts.of(e);
    }
  }

  private static String what(Attempt attempt) {
    if (attempt instanceof Attempt.Again again) {
      return again.what();
    }
    return attempt instanceof Attempt.Refused refused
        ? refused.what()
        : ((Attempt.Misconfigured) attempt).what();
  }

  private static String price(TeacherConfig teacher, Completion completion) {
    Completion.Usage usage = completion.usage();
    if (!usage.known()) {
      return "but does not count tokens, so that costs are unknown";
    }
    String tokens =
        "%d prompt and %d answer tokens".formatted(usage.promptTokens(), usage.completionTokens());
    return teacher.promptPrice() + teacher.completionPrice() == 0
        ? tokens + "; no price is set (teacher.promptPrice, teacher.completionPrice)"
        : "%s for %.6f"
            .formatted(
                tokens, usage.costMicros(teacher.promptPrice(), teacher.completionPrice()) / 1e6);
  }
}
