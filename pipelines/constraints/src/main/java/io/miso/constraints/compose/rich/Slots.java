package io.miso.constraints.compose.rich;

import io.miso.constraints.CaseConstraint.CapitalWordFrequency;
import io.miso.constraints.CombinationConstraint.RepeatPrompt;
import io.miso.constraints.Constraint;
import io.miso.constraints.ContentConstraint.Postscript;
import io.miso.constraints.FormatConstraint.MultipleSections;
import io.miso.constraints.KeywordConstraint.Existence;
import io.miso.constraints.KeywordConstraint.ForbiddenWords;
import io.miso.constraints.KeywordConstraint.Frequency;
import io.miso.constraints.KeywordConstraint.LetterFrequency;
import io.miso.constraints.LanguageConstraint.ResponseLanguage;
import io.miso.constraints.LengthConstraint.NthParagraphFirstWord;
import io.miso.constraints.LengthConstraint.NumberSentences;
import io.miso.constraints.LengthConstraint.NumberWords;
import io.miso.constraints.Relation;
import io.miso.constraints.StartEndConstraint.EndChecker;
import io.miso.constraints.compose.Dice;
import io.miso.constraints.text.Text;
import java.util.List;
import java.util.Optional;

/** Fills a wording's slots from a constraint's parameters. */
final class Slots {
  private static final List<String> LEAST =
      List.of("at least {n}", "no fewer than {n}", "a minimum of {n}", "{n} or more");
  private static final List<String> BELOW = List.of("fewer than {n}", "less than {n}", "under {n}");
  private static final List<String> MOST =
      List.of("at most {n}", "no more than {n}", "a maximum of {n}");

  private final Dice dice;
  private final boolean inWords;

  /**
   * For one clause.
   *
   * @param inWords true to spell numbers
   */
  Slots(Dice dice, boolean inWords) {
    this.dice = dice;
    this.inWords = inWords;
  }

  /** The relation that decides which wordings fit. */
  static Optional<Relation> relation(Constraint constraint) {
    if (constraint instanceof NumberSentences c) {
      return Optional.of(c.relation());
    } else if (constraint instanceof NumberWords c) {
      return Optional.of(c.relation());
    } else if (constraint instanceof Frequency c) {
      return Optional.of(c.relation());
    } else if (constraint instanceof LetterFrequency c) {
      return Optional.of(c.relation());
    } else if (constraint instanceof CapitalWordFrequency c) {
      return Optional.of(c.relation());
    }
    return Optional.empty();
  }

  /** The clause, without capital and without closing stop. */
  String fill(String words, Constraint constraint) {
    if (constraint instanceof Existence c) {
      return listed(words, c.keywords());
    } else if (constraint instanceof ForbiddenWords c) {
      return listed(words, c.words());
    } else if (constraint instanceof Frequency c) {
      return counted(
          words.replace("{word}", quoted(c.keyword())), c.frequency(), Optional.of(c.relation()));
    } else if (constraint instanceof LetterFrequency c) {
      return counted(
          words.replace("{letter}", dice.chance(50) ? quoted(c.letter()) : c.letter()),
          c.frequency(),
          Optional.of(c.relation()));
    } else if (constraint instanceof NthParagraphFirstWord c) {
      String filled =
          words
              .replace("{word}", quoted(c.firstWord()))
              .replace("{kth}", Numbers.ordinal(c.nth()))
              .replace("{k}", number(c.nth()));
      return counted(filled, c.paragraphs(), Optional.empty());
    }
    return plain(words, constraint);
  }

  private String plain(String words, Constraint constraint) {
    String filled = new OwnSlots(this).fill(words, constraint);
    if (constraint instanceof MultipleSections c) {
      filled = filled.replace("{label}", c.splitter());
    } else if (constraint instanceof ResponseLanguage c) {
      filled = filled.replace("{lang}", String.valueOf(IfevalKinds.LANGUAGES.get(c.code())));
    } else if (constraint instanceof Postscript c) {
      filled = filled.replace("{marker}", c.marker());
    } else if (constraint instanceof EndChecker c) {
      filled = filled.replace("{phrase}", quoted(c.phrase()));
    } else if (constraint instanceof RepeatPrompt c) {
      filled = filled.replace("{phrase}", quoted(c.prompt()));
    }
    for (Object value : constraint.params().values()) {
      if (value instanceof Long number) {
        return counted(filled, number, relation(constraint));
      }
    }
    return filled;
  }

  private String counted(String words, long number, Optional<Relation> relation) {
    String count = relation.map(r -> count(r, number)).orElse("{n}");
    boolean told = words.contains("{count}") || words.contains("{times}");
    long shown = told && MOST.contains(count) ? number - 1 : number;
    boolean more = told && count.endsWith("or more") || words.contains("{n} or more");
    String plural = more ? "s" : plural(shown);
    return words
        .replace("{times}", count + " time(s)")
        .replace("{count}", count)
        .replace("{n}", number(shown))
        .replace("(s)", plural);
  }

  private String count(Relation relation, long number) {
    if (relation == Relation.AT_LEAST) {
      return dice.pick(LEAST);
    }
    return dice.pick(number > 1 && dice.chance(50) ? MOST : BELOW);
  }

  String number(long number) {
    return inWords ? Numbers.words(number) : Long.toString(number);
  }

  private String listed(String words, List<String> items) {
    List<String> shown =
        words.startsWith("{") || dice.chance(60)
            ? items.stream().map(Slots::quoted).toList()
            : items;
    return words
        .replace("{words}", Text.listed(shown, "and"))
        .replace("{either}", Text.listed(shown, "or"))
        .replace("(s)", plural(items.size()));
  }

  static String plural(long number) {
    return number == 1 ? "" : "s";
  }

  static String quoted(String words) {
    return "\"" + words + "\"";
  }
}
