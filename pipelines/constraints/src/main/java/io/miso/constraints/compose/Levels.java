package io.miso.constraints.compose;

import io.miso.constraints.Constraint;
import java.util.Collection;
import java.util.List;

/** Difficulty from 1 to 10: weights by kind, tighter for higher counts, plus interacting pairs. */
final class Levels {
  private static final double MOST_ASKED = 4;
  private static final double POINTS_A_LEVEL = 1.5;
  private static final double POINTS_A_PAIR = 0.5;

  private Levels() {}

  static int of(List<Constraint> constraints) {
    double points = POINTS_A_PAIR * Conflicts.interactions(constraints);
    for (Constraint constraint : constraints) {
      points += ComposedKind.weight(constraint.kind()) * tightness(constraint);
    }
    return (int) Math.max(1, Math.min(10, Math.ceil(points / POINTS_A_LEVEL)));
  }

  /** From 1 for one thing asked to 1.5 for four or more. */
  private static double tightness(Constraint constraint) {
    double asked = 1;
    for (Object value : constraint.params().values()) {
      asked = value instanceof Long number ? number : asked;
      asked = value instanceof Collection<?> words ? words.size() : asked;
    }
    return 1 + 0.5 * (Math.min(asked, MOST_ASKED) - 1) / (MOST_ASKED - 1);
  }
}
