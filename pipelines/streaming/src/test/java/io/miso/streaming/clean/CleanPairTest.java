package io.miso.streaming.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.config.CleanConfig;
import io.miso.config.MisoConfig;
import io.miso.constraints.Constraint;
import io.miso.constraints.Kinds;
import io.miso.constraints.compose.Composer;
import io.miso.constraints.compose.Curriculum;
import io.miso.schemas.Example;
import io.miso.schemas.Message;
import io.miso.schemas.Redaction;
import io.miso.schemas.RejectReason;
import io.miso.streaming.answer.AnswerOffline;
import io.miso.streaming.decompose.DecomposePair;
import io.miso.streaming.draft.Draft;
import io.miso.streaming.draft.Judged;
import io.miso.streaming.draft.Origin;
import io.miso.streaming.draft.Outcome;
import io.miso.streaming.draft.Pair;
import io.miso.streaming.validate.ValidatePair;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CleanPairTest {
  private static final CleanPair ALL = new CleanPair(MisoConfig.defaults().clean());
  private static final Origin ORIGIN = Origin.corpus("pairs.jsonl", 4, 7);

  private static Judged judged(String prompt, String output, Constraint... constraints) {
    Draft draft =
        new Draft.Foreign(
            ORIGIN, List.of(new Message("user", prompt)), output, List.of(constraints));
    return passed(new ValidatePair().apply(new Pair(draft, output), 7));
  }

  private static <T> T passed(Outcome<T> outcome) {
    if (outcome instanceof Outcome.Passed<T> passed) {
      return passed.value();
    }
    throw new AssertionError("Refused: " + outcome);
  }

  private static Outcome.Refused<?> refused(Judged judged) {
    return assertInstanceOf(Outcome.Refused.class, ALL.apply(judged, 7));
  }

  private static List<String> codes(Outcome.Refused<?> refused) {
    return refused.reasons().stream().map(RejectReason::getCode).toList();
  }

  private static Constraint placeholders(long number) {
    return Kinds.of("detectable_content:number_placeholders", Map.of("num_placeholders", number));
  }

  @Test
  void givenComposedPair_whenCleaned_thenItIsTheSameObject() {
    Composer composer = new Composer(Curriculum.standard(), 1);
    for (long index = 0; index < 100; index++) {
      Draft draft = new Draft.Composed(Origin.composed(1, index, 0), composer.compose(index));
      Pair pair = passed(new AnswerOffline().apply(draft, 0));
      Judged judged = passed(new ValidatePair().apply(pair, 0));
      assertSame(judged, passed(ALL.apply(judged, 0)));
    }
  }

  @Test
  void givenPersonalData_whenCleaned_thenMaskedInPromptAndOutputAndNotedInTheExample() {
    Judged judged = judged("Write a note to a@example.org, please.", "Dear b@example.org, hello.");
    Judged clean = passed(ALL.apply(judged, 7));
    Example example = passed(new DecomposePair("p").apply(clean, 7));
    assertEquals("Write a note to [EMAIL], please.", example.getMessages().get(0).getContent());
    assertEquals("Dear [EMAIL], hello.", example.getOutput());
    assertEquals(List.of(new Redaction("EMAIL", 5, 12)), example.getRedactions());
  }

  @Test
  void givenConstraintThatNamesAnAddress_whenCleaned_thenThePromptKeepsItAndTheOutputFails() {
    Constraint keyword =
        Kinds.of("keywords:existence", Map.of("keywords", List.of("a@example.org")));
    Judged judged =
        judged("Write a note with a@example.org in it.", "Hello a@example.org.", keyword);
    Outcome.Refused<?> refused = refused(judged);
    assertEquals(List.of("CONSTRAINT_FAILED:keywords:existence"), codes(refused));
    assertTrue(
        refused.reasons().get(0).getMessage().startsWith("After personal data were masked: "));
    assertTrue(refused.payload().startsWith("Write a note with a@example.org"), refused.payload());
  }

  @Test
  void givenMaskThatAddsAPlaceholder_whenVerifiedAgain_thenTheVerdictSaysSo() {
    Judged judged =
        judged("Write a short note.", "Ask [name] at a@example.org today.", placeholders(1));
    Judged clean = passed(ALL.apply(judged, 7));
    assertEquals("2", clean.verdicts().get(0).exact().observed().replaceAll("\\D", ""));
    assertFalse(clean.verdicts().equals(judged.verdicts()));
  }

  @Test
  void givenSeveralFaults_whenCleaned_thenTheRejectHasAllReasons() {
    Judged judged = judged("Hm.", "I'm sorry, but I can't. <|im_end|>");
    assertEquals(
        List.of("LENGTH:instruction", "TEMPLATE_MARKER", "REFUSAL"), codes(refused(judged)));
  }

  @Test
  void givenASecret_whenRefused_thenTheRejectDoesNotHoldIt() {
    Outcome.Refused<?> refused =
        refused(judged("What is the key of the server?", "It is AKIAIOSFODNN7EXAMPLE."));
    assertEquals(List.of("SECRET:aws"), codes(refused));
    assertFalse(refused.payload().contains("AKIA"), refused.payload());
  }

  @Test
  void givenRulesOff_whenCleaned_thenEverythingPasses() {
    Judged judged = judged("Hm.", "I'm sorry, but a@example.org <|im_end|>");
    CleanPair none = new CleanPair(new CleanConfig("none", "en", 1));
    assertSame(judged, passed(none.apply(judged, 7)));
  }
}
