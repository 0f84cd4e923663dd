package io.miso.constraints.compose.rich;

import io.miso.constraints.CombinationConstraint.TwoResponses;
import io.miso.constraints.CountConstraint.Rule;
import io.miso.constraints.FormatConstraint.ConstrainedResponse;
import io.miso.constraints.FormatConstraint.Title;
import io.miso.constraints.KeywordConstraint.LetterFrequency;
import io.miso.constraints.Relation;
import io.miso.constraints.ScopedConstraint;
import io.miso.constraints.TextConstraint;
import io.miso.constraints.WordsConstraint.InSentence;
import io.miso.constraints.text.Sentences;
import io.miso.constraints.text.Span;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What an output needs at least, as the writer builds it: the measure of the C pairs. */
final class Needs {
  private static final int PLACEHOLDERS_A_SENTENCE = 3;
  private static final int WORDS_A_SENTENCE = 5;

  /** Lines are shared with what stands around the text. */
  private static final int MOST_LINES = 12;

  /** Words for each different one. */
  private static final double UNIQUE = 1.7;

  /** Words by which a sentence that names the thing is longer. */
  private static final int LEAD = 5;

  private static final double LETTERS_A_WORD = 4.5;

  private static final Map<String, Integer> ENDINGS = new ConcurrentHashMap<>();

  /** The writer can keep a letter to this part of its usual share. */
  private static final double AVOIDABLE = 0.3;

  private Needs() {}

  /** Sentences that name the thing, or begin as asked for. */
  private static long leads(Demands demands) {
    boolean two = demands.has(TwoResponses.class) || demands.nth().isPresent();
    return two ? 2 : 1;
  }

  private static int carriers(Demands demands) {
    int keywords = demands.keywords().isEmpty() ? 0 : 1;
    int ordered = demands.ordered().isEmpty() ? 0 : 1;
    int placed = demands.has(InSentence.class) ? 1 : 0;
    int frequency = (demands.frequencyAtLeast() + 1) / 2;
    int holes = (demands.placeholders() + PLACEHOLDERS_A_SENTENCE - 1) / PLACEHOLDERS_A_SENTENCE;
    return keywords + ordered + placed + frequency + holes;
  }

  /** Fewest sentences. */
  static long sentences(Demands demands) {
    long body = Math.max(Shape.blocks(demands), leads(demands) + carriers(demands));
    body = Math.max(body, Math.min(demands.least(Rule.LINES_EXACTLY), MOST_LINES));
    body = Math.max(body, demands.find(InSentence.class).map(InSentence::sentence).orElse(0L));
    long scoped = 0;
    for (ScopedConstraint constraint : demands.scoped()) {
      scoped += sentencesOf(new Demands(List.of(constraint.inner())));
    }
    int options = demands.has(ConstrainedResponse.class) ? 1 : 0;
    int items = Shape.items(demands) * (Shape.numbered(demands) > 0 ? 2 : 1);
    return Math.max(body + scoped + items + options + around(demands), demands.sentencesAtLeast());
  }

  /** Before and after the text itself; marks without stops may stand by themselves. */
  private static int around(Demands demands) {
    int postscript = demands.marker().map(m -> m.equals("P.S.") ? 2 : 1).orElse(0);
    int ending = demands.ending().map(Needs::sentencesOf).orElse(0);
    int beginning = Shape.beginning(demands).map(Needs::sentencesOf).orElse(0);
    int lines =
        Shape.linesAround(demands)
            - (postscript > 0 ? 1 : 0)
            - (ending > 0 ? 1 : 0)
            - (beginning > 0 ? 1 : 0);
    int template = demands.text(TextConstraint.Rule.TEMPLATE).map(Needs::sentencesOf).orElse(0);
    int quotes = 2 * Shape.quotes(demands);
    return postscript
        + ending
        + beginning
        + lines
        + template
        + quotes
        + (table(demands) > 0 ? 1 : 0);
  }

  /** Words of the table. */
  private static long table(Demands demands) {
    return Shape.hasTable(demands)
        ? 2L * (Math.max(Shape.rows(demands), 2) + 1) * Math.max(Shape.columns(demands), 2)
        : 0;
  }

  private static int sentencesOf(String ending) {
    return ENDINGS.computeIfAbsent(ending, e -> Sentences.split(e).size());
  }

  private static long sentencesOf(Demands part) {
    return part.constraints().isEmpty()
        ? 0
        : Math.max(part.sentencesAtLeast(), carriers(part) + part.bullets());
  }

  /** Fewest words. */
  static long words(Demands demands) {
    long sentences = Math.max(sentences(demands), demands.sentencesAtLeast());
    long heads = 2L * demands.sections();
    long title = demands.has(Title.class) ? 4 : 0;
    long data = Shape.isData(demands) ? 12 : 0;
    long headings = 5L * Shape.headings(demands);
    long template =
        demands.text(TextConstraint.Rule.TEMPLATE).map(t -> Span.words(t).size() + 8).orElse(0);
    long parts =
        demands.scoped().stream()
            .mapToLong(
                s -> {
                  Demands part = new Demands(List.of(s.inner()));
                  return part.wordsAtLeast() + 3L * carriers(part) + 2L * part.keywords().size();
                })
            .sum();
    long extras =
        LEAD * leads(demands)
            + 3L * demands.keywords().size()
            + 3L * demands.ordered().size()
            + 4L * demands.frequencyAtLeast()
            + 3L * demands.placeholders()
            + Shape.beginning(demands).map(r -> Span.words(r).size()).orElse(0);
    long said = WORDS_A_SENTENCE * sentences + heads + title + data + extras + parts;
    said += headings + template + table(demands);
    return Math.max(said, Math.round(UNIQUE * demands.least(Rule.UNIQUE_WORDS)));
  }

  /** True if fewer sentences than asked for are enough for all the rest. */
  static boolean sentencesSuffice(Demands demands) {
    return demands.sentencesBelow() == Demands.NO_LIMIT
        || sentences(demands) + 1 < demands.sentencesBelow();
  }

  /** True if the words asked for go with all the rest and with the sentences. */
  static boolean wordsSuffice(Demands demands) {
    boolean enough =
        demands.wordsBelow() == Demands.NO_LIMIT
            || demands.wordsBelow() >= 1.2 * words(demands) + 4;
    boolean notTooMany =
        demands.sentencesBelow() == Demands.NO_LIMIT
            || Math.max(demands.wordsAtLeast(), 2 * demands.least(Rule.UNIQUE_WORDS))
                <= Math.min(12, demands.most(Rule.SENTENCE_WORDS) - 6)
                    * (demands.sentencesBelow() - 1 - Shape.numbered(demands));
    return enough && notTooMany;
  }

  /** True if the sentence of a given number comes after what stands first. */
  static boolean sentenceIsFree(Demands demands) {
    int before = Shape.beginning(demands).map(Needs::sentencesOf).orElse(0);
    return demands.find(InSentence.class).map(c -> c.sentence() > before).orElse(true);
  }

  /** A part's own bounds must leave room for what the part must hold. */
  static boolean partsSuffice(Demands demands) {
    for (ScopedConstraint scoped : demands.scoped()) {
      Demands part = demands.part(scoped.scope(), scoped.index());
      boolean few = part.sentencesBelow() <= 1 + carriers(part) + part.bullets();
      boolean tooShort =
          part.wordsBelow() != Demands.NO_LIMIT
              && part.wordsBelow() < 8L * (1 + sentencesOf(part)) + 6;
      if (few || tooShort) {
        return false;
      }
    }
    return true;
  }

  /** True if the letter's bound can be kept whatever else must be written. */
  static boolean lettersSuffice(Demands demands) {
    if (demands.letter().isEmpty()) {
      return true;
    }
    LetterFrequency asked = demands.letter().get();
    double perWord = Shares.of(asked.letter()) / 100 * LETTERS_A_WORD;
    if (asked.relation() == Relation.AT_LEAST) {
      long most = Math.min(demands.wordsBelow(), mostWords(demands));
      return most == Demands.NO_LIMIT || asked.frequency() <= 1 + perWord * most / 2;
    }
    long words = Math.max(words(demands), demands.wordsAtLeast());
    long fixed = Required.occurrences(demands, asked.letter());
    return fixed + words * perWord * AVOIDABLE + 1 < asked.frequency();
  }

  /** Words that sentences have room for whose number and length are bounded. */
  private static long mostWords(Demands demands) {
    long longest = demands.most(Rule.SENTENCE_WORDS);
    long below = demands.sentencesBelow();
    return longest == Demands.NO_LIMIT || below == Demands.NO_LIMIT
        ? Demands.NO_LIMIT
        : (below - 1) * longest / 2;
  }

  /** Markers and heads count as words in capitals. */
  static boolean capitalsSuffice(Demands demands) {
    return demands.capitalsBelow() == Demands.NO_LIMIT || demands.capitalsBelow() > 2;
  }
}
