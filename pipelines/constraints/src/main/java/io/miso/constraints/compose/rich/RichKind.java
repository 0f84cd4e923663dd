package io.miso.constraints.compose.rich;

import io.miso.constraints.Constraint;
import io.miso.constraints.Kinds;
import io.miso.constraints.compose.Dice;
import io.miso.constraints.compose.Task;
import java.util.Map;

/**
 * A kind the rich composer uses. Its wordings are in phrasings.txt, what it cannot stand beside in
 * {@link Conflicts}; the writer's part in it is named in the writer's package.
 *
 * @param kind its id
 * @param weight 1 for a local demand, 1.5 for a count, 2 for one on the whole output
 * @param params draws parameters
 * @param tightness how hard its parameters make it, from 0 to 1
 */
record RichKind(String kind, double weight, Params params, Tightness tightness) {
  /** What parameters are drawn from. */
  record Draw(Dice dice, Task.Rich task, String request) {}

  /** Draws parameters. */
  interface Params {
    Map<String, Object> draw(Draw draw);
  }

  /** Rates parameters, from 0 to 1. */
  interface Tightness {
    double of(Map<String, Object> params);
  }

  Constraint draw(Draw draw) {
    return Kinds.of(kind, params.draw(draw));
  }

  /** Points towards the level. */
  double points(Constraint constraint) {
    return weight * (1 + 0.5 * Math.max(0, Math.min(1, tightness.of(constraint.params()))));
  }
}
