package io.miso.streaming.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.constraints.Kinds;
import io.miso.constraints.compose.Composer;
import io.miso.constraints.compose.Curriculum;
import io.miso.constraints.compose.Instruction;
import io.miso.constraints.compose.Split;
import io.miso.constraints.compose.rich.RichComposer;
import io.miso.constraints.compose.rich.RichCurriculum;
import io.miso.schemas.ConstraintRecord;
import io.miso.schemas.Example;
import io.miso.schemas.Message;
import io.miso.schemas.Reject;
import io.miso.schemas.RejectReason;
import io.miso.schemas.SegmentRole;
import io.miso.schemas.SubContext;
import io.miso.schemas.VerdictRecord;
import io.miso.streaming.answer.AnswerOffline;
import io.miso.streaming.decompose.DecomposePair;
import io.miso.streaming.source.Compose;
import io.miso.streaming.validate.ValidatePair;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The pure stages, one after another. */
class StagesTest {
  private static <T> T passed(Outcome<T> outcome) {
    if (outcome instanceof Outcome.Passed<T> passed) {
      return passed.value();
    }
    throw new AssertionError("Refused: " + outcome);
  }

  private static void assertFailsRepaired() {
    Draft.Foreign draft =
        new Draft.Foreign(
            Origin.corpus("pairs.jsonl", 5, 0),
            List.of(new Message("user", "Say it.")),
            "Concatenate",
            List.of(Kinds.of("keywords:existence", Map.of("keywords", List.of("cat")))));
    Pair pair = passed(new AnswerOffline().apply(draft, 0));
    Outcome.Refused<?> refused =
        assertInstanceOf(Outcome.Refused.class, new ValidatePair().apply(pair, 0));
    RejectReason reason = refused.reasons().get(0);
    assertEquals("REPAIRED_FAILED:keywords:existence", reason.getCode());
    assertEquals(
        "Expected all of [cat] as whole words, observed missing [cat]", reason.getMessage());
  }

  private static Example composed(long index, long time, String pipelineId) {
    Compose compose = new Compose(new Composer(new Curriculum(3, 6, Split.TRAIN), 1), 1);
    Draft draft = passed(compose.apply(index, time));
    Pair pair = passed(new AnswerOffline().apply(draft, time));
    Judged judged = passed(new ValidatePair().apply(pair, time));
    return passed(new DecomposePair(pipelineId).apply(judged, time));
  }

  @Test
  void givenAComposedRecord_whenTakenThroughTheStages_thenTheExampleIsWhole() {
    for (long index = 0; index < 200; index++) {
      Example example = composed(index, 3, "p");
      assertTrue(example.getConstraints().size() >= 3);
      assertEquals(example.getConstraints().size(), example.getVerdicts().size());
      assertTrue(example.getVerdicts().stream().allMatch(VerdictRecord::getSatisfied));
      assertEquals(
          example.getConstraints().size(),
          example.getSubContexts().stream().filter(s -> s.getRole() == SegmentRole.SUB).count());
      assertEquals(0, example.getSubContexts().get(0).getStart());
      String text = example.getMessages().get(0).getContent();
      List<SubContext> parts = example.getSubContexts();
      assertEquals(text.codePointCount(0, text.length()), parts.get(parts.size() - 1).getEnd());
    }
  }

  @Test
  void givenTheRichCurriculum_whenTakenThroughTheStages_thenTheExampleTellsItsShape() {
    RichComposer composer = new RichComposer(new RichCurriculum(1, 10, Split.TRAIN), 1);
    for (long index = 0; index < 100; index++) {
      Draft draft = passed(new Compose(composer, 1).apply(index, 3));
      Pair pair = passed(new AnswerOffline().apply(draft, 3));
      Judged judged = passed(new ValidatePair().apply(pair, 3));
      Example example = passed(new DecomposePair("p").apply(judged, 3));
      Instruction instruction = composer.compose(index);
      assertEquals(instruction.composition().name(), example.getComposition().name());
      assertEquals(instruction.task().form().word(), example.getTaskType());
      assertEquals(instruction.messages().size(), example.getMessages().size());
      for (ConstraintRecord stored : example.getConstraints()) {
        String message = example.getMessages().get(stored.getMessageIndex()).getContent();
        int start = message.offsetByCodePoints(0, stored.getSpanStart());
        int end = message.offsetByCodePoints(0, stored.getSpanEnd());
        assertEquals(stored.getText(), message.substring(start, end));
      }
    }
  }

  @Test
  void givenAReplay_whenTimeOrPipelineDiffer_thenTheIdStays() {
    assertEquals(composed(5, 3, "p").getExampleId(), composed(5, 9, "q").getExampleId());
    assertNotEquals(composed(5, 3, "p").getExampleId(), composed(6, 3, "p").getExampleId());
    assertEquals(composed(5, 3, "p"), composed(5, 3, "p"));
  }

  @Test
  void givenAForeignPair_whenTakenThroughTheStages_thenItsMessagesAreSplit() {
    Draft.Foreign draft =
        new Draft.Foreign(
            Origin.corpus("pairs.jsonl", 4, 0),
            List.of(
                new Message("system", "You help. Use no commas. Use at most 9 words."),
                new Message("user", "What is rain? Answer in all capital letters.")),
            "WATER",
            List.of());
    Judged judged = passed(new ValidatePair().apply(new Pair(draft, "WATER"), 0));
    Example example = passed(new DecomposePair("p").apply(judged, 0));
    assertEquals(
        List.of("0 PREFIX", "0 SUB", "0 SUB", "1 SUB", "1 SUB"),
        example.getSubContexts().stream()
            .map(piece -> piece.getMessageIndex() + " " + piece.getRole())
            .toList());
    assertEquals(List.of("change_case"), example.getSubContexts().get(4).getKinds());
  }

  @Test
  void givenAForeignPairThatFails_whenValidated_thenEveryFailureIsAReason() {
    Draft.Foreign draft =
        new Draft.Foreign(
            Origin.corpus("pairs.jsonl", 4, 0),
            List.of(new Message("user", "Say it.")),
            "One, two",
            List.of(
                Kinds.of("punctuation:no_comma", Map.of()),
                Kinds.of("startend:quotation", Map.of()),
                Kinds.of("keywords:existence", Map.of("keywords", List.of("two")))));
    Pair pair = passed(new AnswerOffline().apply(draft, 0));
    Outcome.Refused<?> refused =
        assertInstanceOf(Outcome.Refused.class, new ValidatePair().apply(pair, 0));
    assertEquals(
        List.of("CONSTRAINT_FAILED:punctuation:no_comma", "CONSTRAINT_FAILED:startend:quotation"),
        refused.reasons().stream().map(RejectReason::getCode).toList());
    assertFailsRepaired();
    String message = refused.reasons().get(0).getMessage();
    assertTrue(message.startsWith("Expected ") && message.contains(", observed "), message);
  }

  /** Fails as only a bug would. */
  private static final class Broken implements Stage<Draft, Draft> {
    private static final long serialVersionUID = 1;

    @Override
    public String name() {
      return "BROKEN";
    }

    @Override
    public Outcome<Draft> apply(Draft draft, long eventMillis) {
      throw new IllegalStateException("No way through");
    }

    @Override
    public Origin origin(Draft draft, long eventMillis) {
      return draft.origin();
    }
  }

  @Test
  void givenAStageThatFails_whenARecordIsTried_thenItIsRefusedWithItsPlaceAndTheFailure() {
    Draft draft =
        new Draft.Prompt(
            Origin.corpus("pairs.jsonl", 5, 0), List.of(new Message("user", "Hi.")), List.of());
    Reject reject = Walk.of(draft, 0, "p").through(new Broken()).reject().orElseThrow();
    assertEquals("BROKEN", reject.getStage());
    assertEquals("pairs.jsonl", reject.getSourceUri());
    assertEquals(5, reject.getSourceOffset());
    assertEquals(
        new RejectReason("STAGE_FAILED", "java.lang.IllegalStateException: No way through"),
        reject.getReasons().get(0));
  }
}
