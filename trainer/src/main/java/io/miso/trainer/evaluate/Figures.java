package io.miso.trainer.evaluate;

import io.miso.schemas.Evaluation;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What an evaluation tells, by the names that rules call it. */
public final class Figures {
  /** The one of which less is better. */
  public static final String LOSS = "heldOutLoss";

  private static final String CONSTRAINTS = "constraintAccuracy";
  private static final String INSTRUCTIONS = "instructionAccuracy";

  /** Those of the held-out instructions as a whole. */
  static final Set<String> WHOLE = Set.of(LOSS, CONSTRAINTS, INSTRUCTIONS);

  private Figures() {}

  /** All figures of an evaluation: of the whole, of kinds and of suites. */
  public static Map<String, Double> of(Evaluation evaluation) {
    Map<String, Double> figures = new TreeMap<>(evaluation.getAccuracyByKind());
    figures.put(LOSS, evaluation.getHeldOutLoss());
    figures.put(CONSTRAINTS, evaluation.getConstraintAccuracy());
    figures.put(INSTRUCTIONS, evaluation.getInstructionAccuracy());
    evaluation
        .getSuites()
        .forEach(
            (suite, shares) ->
                shares.forEach((name, share) -> figures.put(ofSuite(suite, name), share)));
    return figures;
  }

  /** The name of a suite's figure, SUITE.FIGURE. */
  static String ofSuite(String suite, String name) {
    return suite + "." + name;
  }
}
