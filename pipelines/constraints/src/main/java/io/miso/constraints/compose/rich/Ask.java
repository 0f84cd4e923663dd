package io.miso.constraints.compose.rich;

import io.miso.constraints.Constraint;
import io.miso.constraints.ScopedConstraint;
import java.util.ArrayList;
import java.util.List;

/** One clause of an instruction, before it is worded. */
sealed interface Ask {
  /** What its verifiers judge, in the order of the wording. */
  List<Constraint> constraints();

  /** One constraint. */
  record Plain(Constraint constraint) implements Ask {
    @Override
    public List<Constraint> constraints() {
      return List.of(constraint);
    }
  }

  /**
   * One of two constraints.
   *
   * @param gold what holds, and is judged
   * @param other what would hold otherwise
   * @param met true if the condition is met, so that the first branch is the gold one
   */
  record Choice(Constraint gold, Constraint other, boolean met) implements Ask {
    @Override
    public List<Constraint> constraints() {
      return List.of(gold);
    }
  }

  /** A constraint that divides the output, and others on one of its parts. */
  record Nest(Constraint outer, List<ScopedConstraint> inner) implements Ask {
    @Override
    public List<Constraint> constraints() {
      List<Constraint> all = new ArrayList<>(List.of(outer));
      all.addAll(inner);
      return all;
    }
  }

  /**
   * A step of a chain.
   *
   * @param last true for the chain's last step
   */
  record Step(ScopedConstraint constraint, boolean last) implements Ask {
    @Override
    public List<Constraint> constraints() {
      return List.of(constraint);
    }
  }
}
