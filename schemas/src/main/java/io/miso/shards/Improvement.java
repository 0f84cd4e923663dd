package io.miso.shards;

import io.miso.schemas.Evaluation;
import java.util.Locale;
import java.util.TreeMap;

/** What an evaluation says beside a run's first one. */
public final class Improvement {
  private Improvement() {}

  /** True if the loss is lower and the constraint accuracy is no lower. */
  public static boolean isBetter(Evaluation now, Evaluation first) {
    return now.getHeldOutLoss() < first.getHeldOutLoss()
        && now.getConstraintAccuracy() >= first.getConstraintAccuracy();
  }

  /** The evaluation's figures and, unless it is the first, whether it is better. */
  public static String describe(Evaluation now, Evaluation first) {
    String figures =
        String.format(
            Locale.ROOT,
            "evaluation at step %d: held-out loss %.3f, constraint accuracy %.3f, instructions"
                + " wholly right %.3f",
            now.getStep(),
            now.getHeldOutLoss(),
            now.getConstraintAccuracy(),
            now.getInstructionAccuracy());
    String all = figures + suites(now);
    return now.getStep() == first.getStep() ? all : all + "; " + verdict(now, first);
  }

  private static String suites(Evaluation now) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(now.getSuites())
        .forEach(
            (name, shares) ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        ", %s: prompts %.3f strict, %.3f loose",
                        name,
                        shares.get("promptStrict"),
                        shares.get("promptLoose"))));
    return text.toString();
  }

  private static String verdict(Evaluation now, Evaluation first) {
    return String.format(
        Locale.ROOT,
        "%s than at step %d (%.3f, %.3f)",
        isBetter(now, first)
            ? "better"
            : "not better (that takes a lower loss and no lower accuracy)",
        first.getStep(),
        first.getHeldOutLoss(),
        first.getConstraintAccuracy());
  }
}
