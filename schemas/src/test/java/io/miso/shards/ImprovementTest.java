package io.miso.shards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.schemas.Evaluation;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ImprovementTest {
  private static Evaluation evaluation(long step, double loss, double accuracy) {
    return Evaluation.newBuilder()
        .setStep(step)
        .setIncrement(1)
        .setHeldOutLoss(loss)
        .setConstraintAccuracy(accuracy)
        .setInstructionAccuracy(0.1)
        .setInstructions(4)
        .setAccuracyByKind(Map.of())
        .build();
  }

  @ParameterizedTest
  @CsvSource({"1.9, 0.5, true", "1.9, 0.6, true", "1.9, 0.4, false", "2.0, 0.6, false"})
  void givenTwoEvaluations_whenCompared_thenBothLossAndAccuracyCount(
      double loss, double accuracy, boolean better) {
    assertEquals(
        better, Improvement.isBetter(evaluation(9, loss, accuracy), evaluation(0, 2.0, 0.5)));
  }

  @Test
  void givenALaterEvaluation_whenDescribed_thenTheFirstStandsBesideIt() {
    Evaluation first = evaluation(0, 2.0, 0.5);
    String better = Improvement.describe(evaluation(9, 1.5, 0.75), first);
    assertTrue(better.endsWith("; better than at step 0 (2.000, 0.500)"), better);
    String worse = Improvement.describe(evaluation(9, 2.5, 0.75), first);
    assertTrue(worse.contains("; not better (that takes a lower loss"), worse);
    String alone = Improvement.describe(first, first);
    assertTrue(alone.endsWith("instructions wholly right 0.100"), alone);
  }
}
