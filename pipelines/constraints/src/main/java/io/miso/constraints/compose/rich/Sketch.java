package io.miso.constraints.compose.rich;

import io.miso.constraints.Constraint;
import io.miso.constraints.compose.Composition;
import java.util.ArrayList;
import java.util.List;

/** What an instruction asks for, before it is worded, and how hard that is. */
record Sketch(List<Ask> asks) {
  private static final double POINTS_A_LEVEL = 1.5;
  private static final double POINTS_A_PAIR = 0.5;
  private static final double CHAIN = 1;
  private static final double SELECTION = 1.5;
  private static final double NESTED = 2;

  /** Copies the list. */
  Sketch {
    asks = List.copyOf(asks);
  }

  /** This and one more. */
  Sketch with(Ask ask) {
    List<Ask> more = new ArrayList<>(asks);
    more.add(ask);
    return new Sketch(more);
  }

  List<Constraint> constraints() {
    List<Constraint> all = new ArrayList<>();
    for (Ask ask : asks) {
      all.addAll(ask.constraints());
    }
    return all;
  }

  boolean has(Class<? extends Ask> type) {
    for (Ask ask : asks) {
      if (type.isInstance(ask)) {
        return true;
      }
    }
    return false;
  }

  /** Difficulty from 1 to 10. */
  int level() {
    return level(has(Ask.Choice.class));
  }

  /** The same, with or without a choice that one of the constraints is to become. */
  int level(boolean choice) {
    if (asks.isEmpty()) {
      return 0;
    }
    List<Constraint> constraints = constraints();
    double points = POINTS_A_PAIR * Conflicts.interactions(constraints);
    for (Constraint constraint : constraints) {
      points += KindTable.points(constraint);
    }
    points += has(Ask.Step.class) ? CHAIN : 0;
    points += choice ? SELECTION : 0;
    points += has(Ask.Nest.class) ? NESTED : 0;
    return (int) Math.max(1, Math.min(RichCurriculum.MOST, Math.ceil(points / POINTS_A_LEVEL)));
  }

  Composition composition() {
    List<Composition> found = new ArrayList<>();
    if (has(Ask.Step.class)) {
      found.add(Composition.CHAIN);
    }
    if (has(Ask.Choice.class)) {
      found.add(Composition.SELECTION);
    }
    if (has(Ask.Nest.class)) {
      found.add(Composition.NESTED);
    }
    return found.isEmpty() ? Composition.AND : found.size() == 1 ? found.get(0) : Composition.MIXED;
  }
}
