package io.miso.streaming.answer.teacher;

import io.miso.schemas.RejectReason;
import io.miso.schemas.TeacherAnswer;
import io.miso.streaming.draft.Draft;
import io.miso.streaming.draft.Outcome;
import io.miso.streaming.draft.Pair;
import io.miso.streaming.draft.Taught;
import io.miso.streaming.validate.ValidatePair;
import java.util.ArrayList;
import java.util.List;

/** Chooses between the samples of one instruction: the first that satisfies every constraint. */
final class Samples {
  private static final int NO_ANSWER = -1;

  /**
   * One sample.
   *
   * @param content its text; empty if it is no answer
   * @param satisfied how many constraints it satisfies; -1 if it is no answer
   * @param failures why it cannot be kept; none if it can
   */
  private record Sample(String content, int satisfied, List<RejectReason> failures) {
    static Sample none(String content, String code, String message) {
      return new Sample(content, NO_ANSWER, List.of(new RejectReason(code, message)));
    }
  }

  private Samples() {}

  /** The pair of the best sample, or every sample's reasons. */
  static Outcome<Pair> choose(Draft draft, List<Reply> replies) {
    List<Sample> samples = replies.stream().map(reply -> sample(draft, reply)).toList();
    for (int i = 0; i < samples.size(); i++) {
      if (samples.get(i).failures().isEmpty()) {
        return new Outcome.Passed<>(
            new Pair(draft, samples.get(i).content(), taught(i, replies, samples)));
      }
    }
    return new Outcome.Refused<>(draft.origin(), payload(draft, samples), reasons(samples));
  }

  private static Sample sample(Draft draft, Reply reply) {
    if (reply instanceof Reply.Kept kept) {
      return judge(draft, kept.answer());
    }
    Reply.None none = (Reply.None) reply;
    List<String> attempts = new ArrayList<>();
    none.attempts().forEach(what -> attempts.add("attempt " + (attempts.size() + 1) + ": " + what));
    return Sample.none("", none.code(), String.join("; ", attempts));
  }

  private static Sample judge(Draft draft, TeacherAnswer answer) {
    String content = answer.getContent();
    if (answer.getFinishReason().equals("length")) {
      return Sample.none(
          content,
          "TEACHER_CUT_OFF",
          "The answer was cut off after %d tokens; teacher.maxTokens sets how many may be"
              .formatted(answer.getCompletionTokens()));
    }
    if (answer.getFinishReason().equals("content_filter")) {
      return Sample.none(content, "TEACHER_FILTERED", "The endpoint's filter withheld the answer");
    }
    if (content.isBlank()) {
      return Sample.none(content, "TEACHER_BLANK", "The answer is blank");
    }
    int constraints = draft.constraints().size();
    if (new ValidatePair().apply(new Pair(draft, content), 0)
        instanceof Outcome.Refused<?> refused) {
      int satisfied = constraints - refused.reasons().size();
      return new Sample(content, satisfied, refused.reasons());
    }
    return new Sample(content, constraints, List.of());
  }

  /** Tokens and costs are those of all samples: the price of the pair. */
  private static Taught taught(int best, List<Reply> replies, List<Sample> samples) {
    List<TeacherAnswer> answers = new ArrayList<>();
    for (Reply reply : replies) {
      if (reply instanceof Reply.Kept kept) {
        answers.add(kept.answer());
      }
    }
    TeacherAnswer answer = ((Reply.Kept) replies.get(best)).answer();
    return new Taught(
        answer.getModel(),
        answer.getRequestSha256(),
        best,
        samples.stream().map(Sample::satisfied).toList(),
        answers.stream().mapToLong(TeacherAnswer::getPromptTokens).sum(),
        answers.stream().mapToLong(TeacherAnswer::getCompletionTokens).sum(),
        answers.stream().mapToLong(TeacherAnswer::getCostMicros).sum());
  }

  private static List<RejectReason> reasons(List<Sample> samples) {
    List<RejectReason> reasons = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      String which = samples.size() == 1 ? "" : "Sample " + i + ": ";
      samples
          .get(i)
          .failures()
          .forEach(f -> reasons.add(new RejectReason(f.getCode(), which + f.getMessage())));
    }
    return reasons;
  }

  private static String payload(Draft draft, List<Sample> samples) {
    StringBuilder payload = new StringBuilder(draft.instructionText());
    samples.stream()
        .map(Sample::content)
        .filter(content -> !content.isEmpty())
        .forEach(content -> payload.append("\n\n").append(content));
    return payload.toString();
  }
}
