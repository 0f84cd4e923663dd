package io.miso.trainer.promote;

import io.miso.config.ConfigException;
import io.miso.config.PromoteConfig;
import io.miso.schemas.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Whether weights may come into force, by their evaluation beside that of those in force. */
record Gate(PromoteConfig rules) {
  private static final String LOSS = "heldOutLoss";

  /**
   * Why not; empty if they may. A figure that the older evaluation does not have, as of a suite
   * that is new, is no objection.
   *
   * @throws ConfigException as {@link #requireFigures} of the newer one
   */
  List<String> objections(Evaluation now, Evaluation inForce) {
    requireFigures(now);
    Map<String, Double> figures = figures(now);
    Map<String, Double> before = figures(inForce);
    List<String> objections = new ArrayList<>();
    if (gain(rules.improve(), figures, before) <= rules.by()) {
      objections.add(
          said(rules.improve(), figures, before) + ", not better by more than " + rules.by());
    }
    rules
        .bounds()
        .forEach(
            (name, most) -> {
              if (-gain(name, figures, before) > most) {
                objections.add(said(name, figures, before) + ", worse by more than " + most);
              }
            });
    return objections;
  }

  /**
   * Requires that an evaluation has the figures that the rules name.
   *
   * @throws ConfigException naming the first that it lacks
   */
  void requireFigures(Evaluation evaluation) {
    Map<String, Double> figures = figures(evaluation);
    Stream.concat(Stream.of(rules.improve()), rules.bounds().keySet().stream())
        .filter(name -> !figures.containsKey(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new ConfigException(
                  "promote", name, "figures of an evaluation: " + figures.keySet());
            });
  }

  /** By how much a figure is better now; of a loss, less is better. */
  private static double gain(String name, Map<String, Double> figures, Map<String, Double> before) {
    if (!before.containsKey(name)) {
      return Double.POSITIVE_INFINITY;
    }
    double more = figures.getOrDefault(name, 0.0) - before.getOrDefault(name, 0.0);
    return name.equals(LOSS) ? -more : more;
  }

  private static String said(String name, Map<String, Double> figures, Map<String, Double> before) {
    return String.format(
        Locale.ROOT, "%s %.3f after %.3f", name, figures.get(name), before.get(name));
  }

  /** All figures by name; those of a suite as SUITE.FIGURE. */
  private static Map<String, Double> figures(Evaluation evaluation) {
    Map<String, Double> figures = new TreeMap<>(evaluation.getAccuracyByKind());
    figures.put(LOSS, evaluation.getHeldOutLoss());
    figures.put("constraintAccuracy", evaluation.getConstraintAccuracy());
    figures.put("instructionAccuracy", evaluation.getInstructionAccuracy());
    evaluation
        .getSuites()
        .forEach(
            (suite, shares) ->
                shares.forEach((figure, share) -> figures.put(suite + "." + figure, share)));
    return figures;
  }
}
