package io.miso.trainer.promote;

import io.miso.config.ConfigException;
import io.miso.config.PromoteConfig;
import io.miso.schemas.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Whether weights may come into force, by their evaluation beside that of those in force. */
record Gate(PromoteConfig rules) {
  /** Why not; empty if they may. */
  List<String> objections(Evaluation now, Evaluation inForce) {
    List<String> objections = new ArrayList<>();
    if (gain(rules.improve(), now, inForce) <= rules.by()) {
      objections.add(
          said(rules.improve(), now, inForce) + ", not better by more than " + rules.by());
    }
    rules
        .bounds()
        .forEach(
            (name, most) -> {
              if (-gain(name, now, inForce) > most) {
                objections.add(said(name, now, inForce) + ", worse by more than " + most);
              }
            });
    return objections;
  }

  /** By how much a figure is better now; of a loss, less is better. */
  private static double gain(String name, Evaluation now, Evaluation inForce) {
    double more = figure(name, now) - figure(name, inForce);
    return name.equals("heldOutLoss") ? -more : more;
  }

  private static String said(String name, Evaluation now, Evaluation inForce) {
    return String.format(
        Locale.ROOT, "%s %.3f after %.3f", name, figure(name, now), figure(name, inForce));
  }

  private static double figure(String name, Evaluation evaluation) {
    return switch (name) {
      case "heldOutLoss" -> evaluation.getHeldOutLoss();
      case "constraintAccuracy" -> evaluation.getConstraintAccuracy();
      case "instructionAccuracy" -> evaluation.getInstructionAccuracy();
      default -> ofKind(name, evaluation);
    };
  }

  /** The accuracy of a kind, or a suite's figure, SUITE.FIGURE. */
  private static double ofKind(String name, Evaluation evaluation) {
    Map<String, Double> figures = new TreeMap<>(evaluation.getAccuracyByKind());
    evaluation
        .getSuites()
        .forEach(
            (suite, shares) ->
                shares.forEach((figure, share) -> figures.put(suite + "." + figure, share)));
    Double accuracy = figures.get(name);
    if (accuracy == null) {
      throw new ConfigException(
          "promote",
          name,
          "heldOutLoss, constraintAccuracy, instructionAccuracy, or another figure of step %d's evaluation: %s"
              .formatted(evaluation.getStep(), figures.keySet()));
    }
    return accuracy;
  }
}
