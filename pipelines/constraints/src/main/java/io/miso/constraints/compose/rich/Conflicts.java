package io.miso.constraints.compose.rich;

import io.miso.constraints.Constraint;
import io.miso.constraints.ScopedConstraint;
import java.util.List;

/** Whether constraints can stand together, by {@link ConflictTable}. */
final class Conflicts {
  private static final Pairs TABLE = ConflictTable.table();

  private Conflicts() {}

  /** True if the pair is an X pair. */
  static boolean excluded(String one, String other) {
    int[] at = TABLE.known(List.of(one, other));
    return TABLE.excluded(at[0], at[1]);
  }

  /** True when one output can satisfy all of them. */
  static boolean compatible(List<Constraint> constraints) {
    int[] kinds = indices(constraints);
    long conditions = 0;
    for (int a = 0; a < kinds.length; a++) {
      for (int b = 0; b < a; b++) {
        boolean twice = kinds[a] == kinds[b] && !(constraints.get(a) instanceof ScopedConstraint);
        if (twice || TABLE.excluded(kinds[a], kinds[b])) {
          return false;
        }
        conditions |= TABLE.conditions(kinds[a], kinds[b]);
      }
    }
    Demands demands = new Demands(constraints);
    return Fits.wordsDiffer(demands) && TABLE.hold(conditions, demands);
  }

  /** Pairs that have an effect on each other. */
  static int interactions(List<Constraint> constraints) {
    int[] kinds = indices(constraints);
    int pairs = 0;
    for (int a = 0; a < kinds.length; a++) {
      for (int b = 0; b < a; b++) {
        pairs += TABLE.interacting(kinds[a], kinds[b]) ? 1 : 0;
      }
    }
    return pairs;
  }

  private static int[] indices(List<Constraint> constraints) {
    return TABLE.known(constraints.stream().map(Constraint::kind).toList());
  }
}
