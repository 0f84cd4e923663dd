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
  static final double LOCAL = 1;
  static final double COUNT = 1.5;
  static final double GLOBAL = 2;

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

  /** A kind without parameters. */
  static RichKind bare(String kind, double weight) {
    return new RichKind(kind, weight, d -> Map.of(), p -> 0);
  }

  /** A kind with a number: the more, the tighter. */
  static RichKind counted(String kind, double weight, String number, Range range) {
    return new RichKind(
        kind,
        weight,
        d -> Map.of(number, range.draw(d.dice())),
        p -> range.place(Draws.number(p, number)));
  }

  /** A kind with a greatest number: the less, the tighter. */
  static RichKind atMost(String kind, double weight, String number, Range range) {
    return new RichKind(
        kind,
        weight,
        d -> Map.of(number, range.draw(d.dice())),
        p -> 1 - range.place(Draws.number(p, number)));
  }

  /** A kind with a least and a greatest number: the nearer to each other, the tighter. */
  static RichKind between(
      String kind, double weight, String least, String most, Range range, Range width) {
    return new RichKind(
        kind,
        weight,
        d -> {
          long low = range.draw(d.dice());
          return Map.of(least, low, most, low + width.draw(d.dice()));
        },
        p -> 1 - width.place(Draws.number(p, most) - Draws.number(p, least)));
  }

  /** A kind with a text of a list. */
  static RichKind worded(String kind, double weight, String name, String pool) {
    return new RichKind(kind, weight, d -> Map.of(name, d.dice().pick(Pools.of(pool))), p -> 0);
  }

  Constraint draw(Draw draw) {
    return Kinds.of(kind, params.draw(draw));
  }

  /** Points towards the level. */
  double points(Constraint constraint) {
    return weight * (1 + 0.5 * Math.max(0, Math.min(1, tightness.of(constraint.params()))));
  }
}
