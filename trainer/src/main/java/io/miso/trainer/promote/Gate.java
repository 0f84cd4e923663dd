package io.miso.trainer.promote;

import io.miso.config.ConfigException;
import io.miso.config.PromoteConfig;
import io.miso.schemas.Evaluation;
import io.miso.trainer.evaluate.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Whether weights may come into force, by their evaluation beside that of those in force. */
record Gate(PromoteConfig rules) {
  private static final double ROUNDING = 1e-9;

  /**
   * Why not; empty if they may. What one of the two does not have, as of a suite that is new, is
   * not compared.
   */
  List<String> objections(Evaluation now, Evaluation inForce) {
    if (now.getInstructions() != inForce.getInstructions()) {
      return List.of(
          "evaluated on %d instructions, and what is in force on %d: set evaluate.instructions back"
              .formatted(now.getInstructions(), inForce.getInstructions()));
    }
    Map<String, Double> figures = Figures.of(now);
    Map<String, Double> before = Figures.of(inForce);
    List<String> objections = new ArrayList<>();
    if (gain(rules.improve(), figures, before) <= rules.by()) {
      objections.add(
          said(rules.improve(), figures, before) + ", not better by more than " + rules.by());
    }
    rules
        .bounds()
        .forEach(
            (name, most) -> {
              if (-gain(name, figures, before) > most + ROUNDING) {
                objections.add(said(name, figures, before) + ", worse by more than " + most);
              }
            });
    return objections;
  }

  /**
   * Requires that what the rules name is evaluated.
   *
   * @param figures names of all that is
   * @throws ConfigException naming the first that is not
   */
  void requireKnown(Set<String> figures) {
    Stream.concat(Stream.of(rules.improve()), rules.bounds().keySet().stream())
        .filter(name -> !figures.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new ConfigException(
                  "promote", name, "figures of an evaluation: " + new TreeSet<>(figures));
            });
  }

  /** By how much a figure is better now; of a loss, less is better. */
  private static double gain(String name, Map<String, Double> figures, Map<String, Double> before) {
    if (!before.containsKey(name) || !figures.containsKey(name)) {
      return Double.POSITIVE_INFINITY;
    }
    double more = figures.getOrDefault(name, 0.0) - before.getOrDefault(name, 0.0);
    return name.equals(Figures.LOSS) ? -more : more;
  }

  private static String said(String name, Map<String, Double> figures, Map<String, Double> before) {
    return String.format(
        Locale.ROOT, "%s %.3f after %.3f", name, figures.get(name), before.get(name));
  }
}
