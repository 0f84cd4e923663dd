package io.miso.constraints.compose.rich;

import io.miso.constraints.Constraint;
import io.miso.constraints.compose.Dice;
import io.miso.constraints.compose.rich.RichKind.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Gathers constraints until a level is reached, none of them in conflict with another. */
final class Sketcher {
  private static final int MOST_CLAUSES = 8;
  private static final int DRAWS = 3;
  private static final int GO_ON_IN_100 = 35;

  /** What a condition can hardly decide, or only one of two answers could obey. */
  private static final Set<String> UNCONDITIONAL =
      Set.of(Ids.OPTIONS, Ids.REPEAT, Ids.SECTIONS, Ids.TEMPLATE);

  private final int level;
  private final Draw draw;
  private final Dice dice;
  private Sketch sketch = new Sketch(List.of());

  private Sketcher(int level, Draw draw) {
    this.level = level;
    this.draw = draw;
    this.dice = draw.dice();
  }

  /**
   * One try; its level may fall short of the one asked for.
   *
   * @param order the kinds, those to be used first in front
   */
  static Sketch sketch(int level, Draw draw, List<RichKind> order) {
    Sketcher sketcher = new Sketcher(level, draw);
    sketcher.add(order.get(0));
    boolean choice = sketcher.structures();
    for (RichKind kind : order.subList(1, order.size())) {
      boolean reached = sketcher.reached(choice);
      if (reached && !sketcher.dice.chance(GO_ON_IN_100)) {
        break;
      }
      sketcher.add(kind, choice);
    }
    if (choice) {
      sketcher.choose();
    }
    return sketcher.arranged();
  }

  private boolean reached(boolean choice) {
    return sketch.level(choice) >= level;
  }

  private boolean fits(Sketch more, boolean choice) {
    return more.asks().size() <= MOST_CLAUSES
        && more.level(choice) <= level
        && Conflicts.compatible(more.constraints());
  }

  private void add(RichKind kind) {
    add(kind, false);
  }

  private void add(RichKind kind, boolean choice) {
    for (Constraint constraint : sketch.constraints()) {
      boolean there = constraint.kind().equals(kind.kind());
      if (there || Conflicts.excluded(constraint.kind(), kind.kind())) {
        return;
      }
    }
    for (int i = 0; i < DRAWS; i++) {
      Sketch more = sketch.with(new Ask.Plain(kind.draw(draw)));
      if (fits(more, choice)) {
        sketch = more;
        return;
      }
    }
  }

  /** Adds a chain or a nested structure, where the level has room; true if a choice is to come. */
  private boolean structures() {
    int sort = dice.below(100);
    int often = level < 3 ? 0 : level < 7 ? 1 : 2;
    boolean choice = level > 1 && dice.chance(8 + 7 * often);
    if (often > 0 && sort < 6 + 6 * often) {
      tryAll(Scopes.chain(draw), choice);
    } else if (often > 0 && sort < 14 + 14 * often) {
      tryAll(List.of(Scopes.nest(draw)), choice);
    }
    return choice;
  }

  private void tryAll(List<Ask> asks, boolean choice) {
    Sketch more = sketch;
    for (Ask ask : asks) {
      more = more.with(ask);
    }
    if (fits(more, choice)) {
      sketch = more;
    }
  }

  /** Turns one constraint into the gold branch of a choice. */
  private void choose() {
    List<Ask> asks = new ArrayList<>(sketch.asks());
    List<Integer> able = new ArrayList<>();
    for (int i = 0; i < asks.size(); i++) {
      if (asks.get(i) instanceof Ask.Plain plain
          && !UNCONDITIONAL.contains(plain.constraint().kind())) {
        able.add(i);
      }
    }
    if (able.isEmpty()) {
      return;
    }
    int at = dice.pick(able);
    Constraint gold = asks.get(at).constraints().get(0);
    asks.set(at, new Ask.Choice(gold, other(gold), dice.chance(50)));
    sketch = new Sketch(asks);
  }

  /** Another constraint, often of the same kind. */
  private Constraint other(Constraint gold) {
    RichKind kind = KindTable.of(gold.kind());
    for (int i = 0; i < DRAWS && dice.chance(70); i++) {
      Constraint other = kind.draw(draw);
      if (!other.equals(gold)) {
        return other;
      }
    }
    RichKind another = dice.pick(KindTable.all());
    while (UNCONDITIONAL.contains(another.kind()) || another.kind().equals(gold.kind())) {
      another = dice.pick(KindTable.all());
    }
    return another.draw(draw);
  }

  /** In another order; a chain's steps stay together, and in their order. */
  private Sketch arranged() {
    List<List<Ask>> groups = new ArrayList<>();
    List<Ask> chain = new ArrayList<>();
    for (Ask ask : sketch.asks()) {
      boolean marks =
          ask instanceof Ask.Plain plain
              && sketch.has(Ask.Step.class)
              && plain.constraint().kind().equals(Ids.SECTIONS);
      if (marks || ask instanceof Ask.Step) {
        chain.add(ask);
      } else {
        groups.add(List.of(ask));
      }
    }
    if (!chain.isEmpty()) {
      groups.add(chain);
    }
    List<Ask> order = new ArrayList<>();
    dice.shuffled(groups).forEach(order::addAll);
    return new Sketch(order);
  }
}
