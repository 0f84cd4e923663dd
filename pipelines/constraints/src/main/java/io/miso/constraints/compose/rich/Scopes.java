package io.miso.constraints.compose.rich;

import io.miso.constraints.Constraint;
import io.miso.constraints.Kinds;
import io.miso.constraints.ScopedConstraint;
import io.miso.constraints.ScopedConstraint.Scope;
import io.miso.constraints.compose.Dice;
import io.miso.constraints.compose.rich.RichKind.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Draws the structures that ask something of a part of the output: nested ones and chains. */
final class Scopes {
  private static final int INNER = 2;

  private Scopes() {}

  /** A divided output, with one or two constraints on one of its parts. */
  static Ask.Nest nest(Draw draw) {
    Dice dice = draw.dice();
    int parts = dice.between(2, 5);
    return switch (dice.below(4)) {
      case 0 -> paragraphs(draw, parts);
      case 1 -> bullets(draw, parts);
      default -> sections(draw, parts);
    };
  }

  /** Two or three steps: first what marks them, then one constraint on each. */
  static List<Ask> chain(Draw draw) {
    int steps = draw.dice().between(2, 3);
    Constraint marks = Kinds.of(Ids.SECTIONS, Draws.sections(draw.dice(), "step", steps));
    String label = new Demands(List.of(marks)).label();
    List<Ask> asks = new ArrayList<>(List.of(new Ask.Plain(marks)));
    for (int k = 1; k <= steps; k++) {
      Constraint inner = inPart(draw, k == steps);
      asks.add(new Ask.Step(new ScopedConstraint(Scope.SECTION, label, k, inner), k == steps));
    }
    return asks;
  }

  private static Ask.Nest sections(Draw draw, int parts) {
    Constraint outer = Kinds.of(Ids.SECTIONS, Draws.sections(draw.dice(), "section", parts));
    String label = new Demands(List.of(outer)).label();
    return new Ask.Nest(outer, inner(draw, Scope.SECTION, label, parts));
  }

  private static Ask.Nest paragraphs(Draw draw, int parts) {
    Constraint outer = Kinds.of(Ids.PARAGRAPHS, Map.of("num_paragraphs", (long) parts));
    return new Ask.Nest(outer, inner(draw, Scope.PARAGRAPH, "", parts));
  }

  private static Ask.Nest bullets(Draw draw, int parts) {
    Constraint outer = Kinds.of(Ids.BULLETS, Map.of("num_bullets", (long) parts));
    long index = draw.dice().between(1, parts);
    Constraint inner = inBullet(draw);
    return new Ask.Nest(outer, List.of(new ScopedConstraint(Scope.BULLET, "", index, inner)));
  }

  /** The last part ends with whatever ends the output, so its counts are left open. */
  private static List<ScopedConstraint> inner(Draw draw, Scope scope, String label, int parts) {
    long index = draw.dice().between(1, parts);
    int count = draw.dice().chance(35) ? INNER : 1;
    List<ScopedConstraint> inner = new ArrayList<>();
    while (inner.size() < count) {
      Constraint constraint =
          inPart(draw, index == parts || index == 1 && scope == Scope.PARAGRAPH);
      if (inner.stream().noneMatch(s -> s.inner().kind().equals(constraint.kind()))) {
        inner.add(new ScopedConstraint(scope, label, index, constraint));
      }
    }
    return inner;
  }

  private static Constraint inPart(Draw draw, boolean openEnd) {
    Dice dice = draw.dice();
    boolean atLeast = openEnd || dice.chance(50);
    return switch (dice.below(openEnd ? 5 : 6)) {
      case 0 -> keywords(draw, dice.between(1, 2));
      case 1 ->
          bounded(Ids.SENTENCES, "num_sentences", atLeast, dice.between(2, 4), dice.between(3, 5));
      case 2 ->
          bounded(Ids.WORDS, "num_words", atLeast, dice.between(15, 40), dice.between(35, 60));
      case 3 -> counted(Ids.PLACEHOLDERS, "num_placeholders", dice.between(1, 2));
      case 4 -> counted(Ids.HIGHLIGHTS, "num_highlights", dice.between(1, 2));
      default -> counted(Ids.BULLETS, "num_bullets", dice.between(2, 4));
    };
  }

  private static Constraint inBullet(Draw draw) {
    Dice dice = draw.dice();
    return switch (dice.below(4)) {
      case 0 -> counted(Ids.PLACEHOLDERS, "num_placeholders", 1);
      case 1 -> counted(Ids.HIGHLIGHTS, "num_highlights", 1);
      case 2 -> bounded(Ids.WORDS, "num_words", true, dice.between(6, 12), 0);
      default -> keywords(draw, 1);
    };
  }

  private static Constraint keywords(Draw draw, int count) {
    return Kinds.of(Ids.EXISTENCE, Map.of("keywords", Draws.words(draw, "keyword", count)));
  }

  private static Constraint counted(String kind, String name, long number) {
    return Kinds.of(kind, Map.of(name, number));
  }

  private static Constraint bounded(
      String kind, String name, boolean atLeast, long least, long below) {
    return Kinds.of(
        kind,
        Map.of(name, atLeast ? least : below, "relation", atLeast ? "at least" : "less than"));
  }
}
