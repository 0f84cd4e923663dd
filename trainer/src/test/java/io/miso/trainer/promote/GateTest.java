package io.miso.trainer.promote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.config.ConfigException;
import io.miso.config.PromoteConfig;
import io.miso.schemas.Evaluation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {
  private static final Evaluation IN_FORCE = evaluation(2.0, 0.5, 0.8);

  static Evaluation evaluation(double loss, double accuracy, double startend) {
    return Evaluation.newBuilder()
        .setStep(Math.round(1000 * loss))
        .setIncrement(1)
        .setHeldOutLoss(loss)
        .setConstraintAccuracy(accuracy)
        .setInstructionAccuracy(accuracy / 2)
        .setInstructions(8)
        .setAccuracyByKind(Map.of("startend", startend))
        .build();
  }

  @ParameterizedTest
  @CsvSource({
    // loss, accuracy, accuracy of a kind, objections
    "1.9, 0.50, 0.8, 0",
    "1.9, 0.49, 0.8, 0",
    "1.9, 0.48, 0.8, 0",
    "1.9, 0.47, 0.8, 1",
    "1.9, 0.47, 0.6, 2",
    "2.0, 0.60, 0.9, 1",
    "1.96, 0.60, 0.9, 1",
    "2.1, 0.40, 0.1, 3"
  })
  void givenFigures_whenCompared_thenEachBrokenRuleIsAnObjection(
      double loss, double accuracy, double kind, int objections) {
    Gate gate =
        new Gate(new PromoteConfig("heldOutLoss", 0.05, "constraintAccuracy:0.02, startend:0.1"));
    assertEquals(objections, gate.objections(evaluation(loss, accuracy, kind), IN_FORCE).size());
  }

  @Test
  void givenAKindToImprove_whenItDoes_thenNothingElseMatters() {
    Gate gate = new Gate(new PromoteConfig("startend", 0, ""));
    assertEquals(List.of(), gate.objections(evaluation(9, 0, 0.81), IN_FORCE));
    assertEquals(
        List.of("startend 0.800 after 0.800, not better by more than 0.0"),
        gate.objections(evaluation(1, 1, 0.8), IN_FORCE));
  }

  @Test
  void givenASuite_whenItIsWorse_thenItObjects() {
    Evaluation now = evaluation(1, 1, 1);
    now.setSuites(Map.of("own", Map.of("promptStrict", 0.3)));
    Evaluation before = evaluation(2, 1, 1);
    before.setSuites(Map.of("own", Map.of("promptStrict", 0.5)));
    Gate gate = new Gate(new PromoteConfig("heldOutLoss", 0, "own.promptStrict:0.1"));
    assertEquals(
        List.of("own.promptStrict 0.300 after 0.500, worse by more than 0.1"),
        gate.objections(now, before));
    assertEquals(List.of(), gate.objections(now, worse(now)));
    assertEquals(List.of(), gate.objections(now, evaluation(2, 1, 1)));
    assertEquals(List.of(), gate.objections(evaluation(1, 1, 1), before));
  }

  private static Evaluation worse(Evaluation evaluation) {
    return Evaluation.newBuilder(evaluation).setHeldOutLoss(9).build();
  }

  @Test
  void givenWrongRules_whenUsed_thenTheErrorNamesThem() {
    assertThrows(ConfigException.class, () -> new PromoteConfig("heldOutLoss", 0, "startend"));
    assertThrows(ConfigException.class, () -> new PromoteConfig("heldOutLoss", 0, ":0.1"));
    assertThrows(ConfigException.class, () -> new PromoteConfig("heldOutLoss", 0, "startend:NaN"));
    Gate gate = new Gate(new PromoteConfig("heldOutLoss", 0, "startends:0"));
    ConfigException e =
        assertThrows(
            ConfigException.class, () -> gate.requireKnown(Set.of("heldOutLoss", "startend")));
    assertTrue(String.valueOf(e.getMessage()).contains("[heldOutLoss, startend]"), e.getMessage());
    gate.requireKnown(Set.of("heldOutLoss", "startends"));
  }

  @Test
  void givenAnotherNumberOfInstructions_whenCompared_thenItIsNotComparable() {
    Evaluation fewer = evaluation(1, 1, 1);
    fewer.setInstructions(4);
    Gate gate = new Gate(new PromoteConfig("heldOutLoss", 0, ""));
    assertTrue(gate.objections(fewer, IN_FORCE).get(0).contains("4 instructions"));
  }
}
