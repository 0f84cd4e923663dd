package io.miso.constraints.compose.rich;

import io.miso.constraints.CombinationConstraint.TwoResponses;
import io.miso.constraints.Constraint;
import io.miso.constraints.FormatConstraint.ConstrainedResponse;
import io.miso.constraints.FormatConstraint.JsonFormat;
import io.miso.constraints.FormatConstraint.Title;
import io.miso.constraints.KeywordConstraint.LetterFrequency;
import io.miso.constraints.Relation;
import io.miso.constraints.ScopedConstraint;
import io.miso.constraints.text.Sentences;
import io.miso.constraints.text.Span;
import io.miso.constraints.text.Text;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What an output needs at least, as the writer builds it: the measure of the C pairs. */
final class Needs {
  private static final int PLACEHOLDERS_A_SENTENCE = 3;
  private static final int WORDS_A_SENTENCE = 5;

  /** Words by which a sentence that names the thing is longer. */
  private static final int LEAD = 5;

  private static final double LETTERS_A_WORD = 4.5;

  /** Share of a letter in running English, in percent; letters not listed are common. */
  private static final Map<String, Double> SCARCE =
      Map.ofEntries(
          Map.entry("q", 0.1),
          Map.entry("z", 0.1),
          Map.entry("x", 0.15),
          Map.entry("j", 0.15),
          Map.entry("k", 0.8),
          Map.entry("v", 1.0),
          Map.entry("b", 1.5),
          Map.entry("p", 1.9),
          Map.entry("y", 2.0),
          Map.entry("g", 2.0),
          Map.entry("w", 2.3),
          Map.entry("f", 2.2),
          Map.entry("m", 2.4),
          Map.entry("c", 2.8),
          Map.entry("u", 2.8),
          Map.entry("d", 4.2));

  private static final double COMMON = 5.5;
  private static final Map<String, Integer> ENDINGS = new ConcurrentHashMap<>();

  /** The writer can keep a letter to this part of its usual share. */
  private static final double AVOIDABLE = 0.3;

  private Needs() {}

  /** Share of a letter in percent. */
  static double share(String letter) {
    return SCARCE.getOrDefault(letter, COMMON);
  }

  /** Parts that need a sentence each. */
  static int blocks(Demands demands) {
    int nth = demands.nth().map(c -> Math.toIntExact(c.paragraphs())).orElse(0);
    int two = demands.has(TwoResponses.class) ? 2 : 1;
    return Math.max(Math.max(demands.sections(), demands.paragraphs()), Math.max(nth, two));
  }

  /** Sentences that name the thing, or begin as asked for. */
  private static long leads(Demands demands) {
    boolean two = demands.has(TwoResponses.class) || demands.nth().isPresent();
    return two ? 2 : 1;
  }

  private static int carriers(Demands demands) {
    int keywords = demands.keywords().isEmpty() ? 0 : 1;
    int frequency = (demands.frequencyAtLeast() + 1) / 2;
    int holes = (demands.placeholders() + PLACEHOLDERS_A_SENTENCE - 1) / PLACEHOLDERS_A_SENTENCE;
    return keywords + frequency + holes;
  }

  /** Fewest sentences. */
  static long sentences(Demands demands) {
    long body = Math.max(blocks(demands), leads(demands) + carriers(demands));
    long scoped = 0;
    for (ScopedConstraint constraint : demands.scoped()) {
      scoped += sentencesOf(new Demands(List.of(constraint.inner())));
    }
    int options = demands.has(ConstrainedResponse.class) ? 1 : 0;
    int postscript = demands.marker().map(m -> m.equals("P.S.") ? 2 : 1).orElse(0);
    int ending = demands.ending().map(Needs::sentencesOf).orElse(0);
    int repeated = demands.repeated().isPresent() ? 1 : 0;
    return body + scoped + demands.bullets() + options + postscript + ending + repeated;
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
    long json = demands.has(JsonFormat.class) ? 10 : 0;
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
            + 4L * demands.frequencyAtLeast()
            + 3L * demands.placeholders()
            + demands.repeated().map(r -> Span.words(r).size()).orElse(0);
    return WORDS_A_SENTENCE * sentences + heads + title + json + extras + parts;
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
            || demands.wordsAtLeast() <= 12 * (demands.sentencesBelow() - 1);
    return enough && notTooMany;
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
    double perWord = share(asked.letter()) / 100 * LETTERS_A_WORD;
    if (asked.relation() == Relation.AT_LEAST) {
      return demands.wordsBelow() == Demands.NO_LIMIT
          || asked.frequency() <= 1 + perWord * demands.wordsBelow() / 2;
    }
    long words = Math.max(words(demands), demands.wordsAtLeast());
    long fixed = occurrences(required(demands), asked.letter());
    return fixed + words * perWord * AVOIDABLE + 1 < asked.frequency();
  }

  /** No forbidden word may stand in what is required. */
  static boolean nothingForbiddenIsRequired(Demands demands) {
    String required = Text.lower(required(demands));
    return demands.forbidden().stream()
        .noneMatch(
            word -> Span.words(required).stream().anyMatch(span -> span.in(required).equals(word)));
  }

  /** A word that may occur so often only must not be required more often. */
  static boolean frequencySuffices(Demands demands) {
    return demands
        .frequency()
        .filter(asked -> asked.relation() == Relation.LESS_THAN)
        .map(asked -> occurrences(required(demands), asked.keyword()) + 1 < asked.frequency())
        .orElse(true);
  }

  /** Markers and heads count as words in capitals. */
  static boolean capitalsSuffice(Demands demands) {
    return demands.capitalsBelow() == Demands.NO_LIMIT || demands.capitalsBelow() > 2;
  }

  /** Phrases that are required must do without commas where these are banned. */
  static boolean requiredHasNoComma(Demands demands) {
    return !required(demands).contains(",");
  }

  private static int occurrences(String text, String part) {
    return Span.occurrences(Text.lower(text), Text.lower(part)).size();
  }

  /** All literal text that the output must hold. */
  static String required(Demands demands) {
    String keywords = String.join(" ", demands.keywords());
    String frequent =
        demands
            .frequency()
            .map(f -> (f.keyword() + " ").repeat(demands.frequencyAtLeast()))
            .orElse("");
    String heads = (demands.label() + " ").repeat(demands.sections());
    String first = demands.nth().map(c -> c.firstWord()).orElse("");
    String parts =
        demands.scoped().stream()
            .map(ScopedConstraint::inner)
            .map(inner -> inner.kind().equals("keywords:existence") ? text(inner) : "")
            .collect(Collectors.joining(" "));
    return String.join(
        " | ",
        keywords,
        frequent,
        heads,
        first,
        parts,
        demands.ending().orElse(""),
        demands.repeated().orElse(""),
        demands.marker().orElse(""),
        demands.has(JsonFormat.class) ? "subject summary details title" : "",
        demands.has(ConstrainedResponse.class) ? "My answer is maybe." : "");
  }

  private static String text(Constraint constraint) {
    return String.join(" ", new Demands(List.of(constraint)).keywords());
  }
}
