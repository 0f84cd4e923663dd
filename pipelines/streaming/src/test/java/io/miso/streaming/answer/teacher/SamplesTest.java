package io.miso.streaming.answer.teacher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.constraints.Kinds;
import io.miso.schemas.Message;
import io.miso.schemas.RejectReason;
import io.miso.schemas.TeacherAnswer;
import io.miso.streaming.draft.Draft;
import io.miso.streaming.draft.Origin;
import io.miso.streaming.draft.Outcome;
import io.miso.streaming.draft.Pair;
import io.miso.streaming.draft.Taught;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SamplesTest {
  private static final Draft DRAFT =
      new Draft.Prompt(
          Origin.corpus("c.jsonl", 3, 0),
          List.of(new Message("user", "Say hi. No commas. Say it quoted.")),
          List.of(
              Kinds.of("punctuation:no_comma", Map.of()),
              Kinds.of("startend:quotation", Map.of())));

  private static Reply sample(String content, String finish) {
    return new Reply.Kept(
        TeacherAnswer.newBuilder()
            .setRequestSha256("sha of " + content)
            .setRequest("{}")
            .setModel("m")
            .setContent(content)
            .setFinishReason(finish)
            .setPromptTokens(10)
            .setCompletionTokens(2)
            .setCostMicros(7)
            .build());
  }

  @Test
  void givenSeveralSamples_whenChosen_thenTheFirstThatSatisfiesEverythingAndTheOthersCounts() {
    Outcome<Pair> outcome =
        Samples.choose(
            DRAFT,
            List.of(
                sample("a, b", "stop"),
                sample("cut", "length"),
                sample("\"hi\"", "stop"),
                sample("\"ho\"", "stop")));
    Pair pair = (Pair) assertInstanceOf(Outcome.Passed.class, outcome).value();
    assertEquals("\"hi\"", pair.output());
    assertEquals(
        new Taught("m", "sha of \"hi\"", 2, List.of(0, -1, 2, 2), 40, 8, 28), pair.taught());
  }

  @Test
  void givenNoSampleThatSatisfies_whenChosen_thenEverySamplesReasons() {
    Outcome<Pair> outcome =
        Samples.choose(
            DRAFT,
            List.of(
                sample("a, b", "stop"),
                sample("cut", "length"),
                sample(" \n", "stop"),
                sample("\"x\"", "content_filter"),
                new Reply.None(Reply.None.GAVE_UP, List.of("status 429", "status 500"))));
    Outcome.Refused<?> refused = assertInstanceOf(Outcome.Refused.class, outcome);
    assertEquals(
        List.of(
            "CONSTRAINT_FAILED:punctuation:no_comma",
            "CONSTRAINT_FAILED:startend:quotation",
            "TEACHER_CUT_OFF",
            "TEACHER_BLANK",
            "TEACHER_FILTERED",
            "TEACHER_GAVE_UP"),
        refused.reasons().stream().map(RejectReason::getCode).toList());
    assertTrue(refused.reasons().get(2).getMessage().startsWith("Sample 1: "));
    assertEquals(
        "Sample 4: attempt 1: status 429; attempt 2: status 500",
        refused.reasons().get(5).getMessage());
    assertTrue(refused.payload().startsWith("Say hi."), refused.payload());
    assertTrue(refused.payload().contains("a, b"), refused.payload());
  }
}
