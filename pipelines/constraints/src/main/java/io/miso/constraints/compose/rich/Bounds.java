package io.miso.constraints.compose.rich;

import io.miso.constraints.Constraint;
import io.miso.constraints.CountConstraint;
import io.miso.constraints.CountConstraint.Rule;
import io.miso.constraints.LengthConstraint.NumberSentences;
import io.miso.constraints.LengthConstraint.NumberWords;
import io.miso.constraints.Relation;
import io.miso.constraints.WordsConstraint.InSentence;
import java.util.List;
import java.util.Set;

/**
 * Bounds of a number, merged over all kinds that bound it.
 *
 * @param least the least
 * @param below more than the most; {@link Demands#NO_LIMIT} for none
 */
record Bounds(long least, long below) {
  private static final Bounds OPEN = new Bounds(0, Demands.NO_LIMIT);
  private static final Set<Rule> WORDS =
      Set.of(Rule.WORDS_AT_MOST, Rule.WORDS_BETWEEN, Rule.WORDS_EXACTLY);
  private static final Set<Rule> SENTENCES = Set.of(Rule.SENTENCES_AT_MOST, Rule.SENTENCES_BETWEEN);

  /** Of the whole output's words. */
  static Bounds words(List<Constraint> constraints) {
    Bounds bounds = OPEN;
    for (Constraint constraint : constraints) {
      if (constraint instanceof NumberWords c) {
        bounds = bounds.and(of(c.relation(), c.number()));
      } else if (constraint instanceof CountConstraint c && WORDS.contains(c.rule())) {
        bounds = bounds.and(new Bounds(c.low(), c.high() + 1));
      }
    }
    return bounds;
  }

  /** Of the whole output's sentences; one of a given number must be there. */
  static Bounds sentences(List<Constraint> constraints) {
    Bounds bounds = OPEN;
    for (Constraint constraint : constraints) {
      if (constraint instanceof NumberSentences c) {
        bounds = bounds.and(of(c.relation(), c.number()));
      } else if (constraint instanceof CountConstraint c && SENTENCES.contains(c.rule())) {
        bounds = bounds.and(new Bounds(c.low(), c.high() + 1));
      } else if (constraint instanceof InSentence c) {
        bounds = bounds.and(new Bounds(c.sentence(), Demands.NO_LIMIT));
      }
    }
    return bounds;
  }

  static Bounds of(Relation relation, long number) {
    return relation == Relation.AT_LEAST
        ? new Bounds(number, Demands.NO_LIMIT)
        : new Bounds(0, number);
  }

  private Bounds and(Bounds other) {
    return new Bounds(Math.max(least, other.least), Math.min(below, other.below));
  }
}
