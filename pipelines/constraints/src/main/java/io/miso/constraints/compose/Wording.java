package io.miso.constraints.compose;

import io.miso.constraints.Constraint;
import io.miso.constraints.KeywordConstraint.Existence;
import io.miso.constraints.KeywordConstraint.ForbiddenWords;
import io.miso.constraints.LengthConstraint.NumberSentences;
import io.miso.constraints.Relation;
import io.miso.constraints.text.Text;
import java.util.List;

/** Fills a wording's slots from a constraint's parameters. */
final class Wording {
  private static final List<String> NUMBERS =
      List.of("zero", "one", "two", "three", "four", "five", "six");

  private Wording() {}

  /** The clause, without capital and without closing stop. */
  static String clause(String words, Constraint constraint, Dice dice) {
    String clause = words;
    boolean single = false;
    if (constraint instanceof Existence asked) {
      single = asked.keywords().size() == 1;
      clause = clause.replace("{words}", Text.listed(asked.keywords(), "and"));
      clause = clause.replace("{quoted}", Text.listed(quoted(asked.keywords()), "and"));
    } else if (constraint instanceof ForbiddenWords forbidden) {
      single = forbidden.words().size() == 1;
      clause = clause.replace("{either}", Text.listed(forbidden.words(), "or"));
    } else {
      if (constraint instanceof NumberSentences sentences) {
        clause = clause.replace("{atleast}", relation(sentences.relation(), dice));
      }
      for (Object value : constraint.params().values()) {
        if (value instanceof Long number) {
          single = number == 1;
          clause =
              clause.replace(
                  "{n}", dice.chance(50) ? NUMBERS.get(number.intValue()) : number.toString());
        }
        clause = clause.replace("{phrase}", "\"" + value + "\"");
        clause = clause.replace("{marker}", value.toString());
      }
    }
    return clause.replace("(s)", single ? "" : "s");
  }

  /** The stop a clause still needs: one in a closing phrase or abbreviation is enough. */
  static String stop(String text) {
    return text.endsWith(".") || text.endsWith(".\"") ? "" : ".";
  }

  private static String relation(Relation relation, Dice dice) {
    return relation == Relation.AT_LEAST
        ? "at least"
        : dice.chance(50) ? "fewer than" : "less than";
  }

  private static List<String> quoted(List<String> words) {
    return words.stream().map(word -> "\"" + word + "\"").toList();
  }
}
