package io.miso.constraints.compose.rich;

import io.miso.constraints.Constraint;
import io.miso.constraints.ScopedConstraint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Which kinds can stand together: X pairs never, C pairs under a condition on all that is asked, I
 * pairs always but with an effect on each other, which counts for the level. A pair that is not in
 * the table is independent. IFEval's own table excludes more pairs, out of caution: only those that
 * cannot be written, or not so that a reader would say both hold, are X here.
 */
final class Conflicts {
  static final String EXISTENCE = "keywords:existence";
  static final String FREQUENCY = "keywords:frequency";
  static final String FORBIDDEN = "keywords:forbidden_words";
  static final String LETTER = "keywords:letter_frequency";
  static final String LANGUAGE = "language:response_language";
  static final String SENTENCES = "length_constraints:number_sentences";
  static final String WORDS = "length_constraints:number_words";
  static final String PARAGRAPHS = "length_constraints:number_paragraphs";
  static final String NTH = "length_constraints:nth_paragraph_first_word";
  static final String PLACEHOLDERS = "detectable_content:number_placeholders";
  static final String POSTSCRIPT = "detectable_content:postscript";
  static final String BULLETS = "detectable_format:number_bullet_lists";
  static final String OPTIONS = "detectable_format:constrained_response";
  static final String HIGHLIGHTS = "detectable_format:number_highlighted_sections";
  static final String SECTIONS = "detectable_format:multiple_sections";
  static final String JSON = "detectable_format:json_format";
  static final String TITLE = "detectable_format:title";
  static final String TWO = "combination:two_responses";
  static final String REPEAT = "combination:repeat_prompt";
  static final String END = "startend:end_checker";
  static final String QUOTATION = "startend:quotation";
  static final String CAPITALS = "change_case:capital_word_frequency";
  static final String UPPER = "change_case:english_capital";
  static final String LOWER = "change_case:english_lowercase";
  static final String NO_COMMA = "punctuation:no_comma";
  static final String SCOPED = ScopedConstraint.KIND;

  private static final Map<String, Integer> INDEX = new HashMap<>();
  private static final int MOST_KINDS = 128;

  /** X: no output satisfies both, or none that a reader would accept. */
  private static final boolean[][] EXCLUDED = new boolean[MOST_KINDS][MOST_KINDS];

  /** C: both hold if the conditions on all demands do; a bit for each of {@link #CONDITIONS}. */
  private static final long[][] CONDITIONAL = new long[MOST_KINDS][MOST_KINDS];

  private static final List<Predicate<Demands>> CONDITIONS = new ArrayList<>();

  /** I: both hold, with an effect on each other. */
  private static final boolean[][] INTERACTING = new boolean[MOST_KINDS][MOST_KINDS];

  static {
    x(UPPER, LOWER);
    x(END, UPPER, LOWER); // the phrase is given in another letter case
    x(JSON, BULLETS, PARAGRAPHS, NTH, SECTIONS, END, QUOTATION, TWO, REPEAT, OPTIONS); // not JSON
    x(JSON, SENTENCES, NO_COMMA, LANGUAGE, POSTSCRIPT, SCOPED); // members need commas; no prose
    x(TWO, BULLETS, PARAGRAPHS, NTH, SECTIONS, END, REPEAT, OPTIONS); // ****** holds ***
    x(TWO, QUOTATION, POSTSCRIPT, TITLE, SCOPED); // of which of the two?
    x(OPTIONS, UPPER, LOWER, LANGUAGE, REPEAT, SCOPED, SECTIONS); // the answer's case counts
    x(REPEAT, QUOTATION, LANGUAGE, UPPER, LOWER, SCOPED); // a quote would stand first
    x(LANGUAGE, EXISTENCE, FREQUENCY, FORBIDDEN, SECTIONS, END, NTH, SCOPED); // English words
    x(LANGUAGE, UPPER, LOWER); // both ask for English
    x(PARAGRAPHS, NTH, SECTIONS, BULLETS); // which divides the text? unless scoped
    x(NTH, SECTIONS, BULLETS);
    x(SECTIONS, BULLETS, UPPER, LOWER); // the head's case counts
    x(CAPITALS, UPPER, LOWER);
    x(SCOPED, UPPER, LOWER);

    c(SENTENCES, Needs::sentencesSuffice, EXISTENCE, FREQUENCY, PLACEHOLDERS, BULLETS, END);
    c(SENTENCES, Needs::sentencesSuffice, POSTSCRIPT, OPTIONS, REPEAT, PARAGRAPHS, NTH, SECTIONS);
    c(SENTENCES, Needs::sentencesSuffice, TWO, HIGHLIGHTS, TITLE, SCOPED);
    c(WORDS, Needs::wordsSuffice, SENTENCES, EXISTENCE, FREQUENCY, PLACEHOLDERS, BULLETS, END);
    c(WORDS, Needs::wordsSuffice, POSTSCRIPT, OPTIONS, REPEAT, PARAGRAPHS, NTH, SECTIONS, JSON);
    c(WORDS, Needs::wordsSuffice, TWO, HIGHLIGHTS, TITLE, SCOPED, UPPER, LOWER, CAPITALS);
    c(LETTER, Needs::lettersSuffice, EXISTENCE, FREQUENCY, PLACEHOLDERS, BULLETS, END, SECTIONS);
    c(LETTER, Needs::lettersSuffice, POSTSCRIPT, OPTIONS, REPEAT, PARAGRAPHS, NTH, JSON, WORDS);
    c(LETTER, Needs::lettersSuffice, SENTENCES, TWO, TITLE, SCOPED, HIGHLIGHTS, CAPITALS);
    c(LETTER, Conflicts::letterGoesWithLanguage, LANGUAGE);
    c(CAPITALS, d -> d.capitalsAtLeast() <= 4, LANGUAGE); // small letters tell the language
    c(WORDS, d -> d.wordsAtLeast() <= 150 && d.wordsBelow() > 40, LANGUAGE);
    c(SENTENCES, d -> d.sentencesAtLeast() <= 12, LANGUAGE);
    c(FREQUENCY, Needs::frequencySuffices, EXISTENCE, END, REPEAT, NTH, SECTIONS, SCOPED);
    c(FORBIDDEN, Needs::nothingForbiddenIsRequired, EXISTENCE, FREQUENCY, END, REPEAT, NTH);
    c(FORBIDDEN, Needs::nothingForbiddenIsRequired, SECTIONS, OPTIONS, SCOPED);
    c(CAPITALS, Needs::capitalsSuffice, POSTSCRIPT, SECTIONS);
    c(NO_COMMA, Needs::requiredHasNoComma, END, REPEAT);
    c(NTH, Conflicts::firstParagraphIsFree, TITLE, REPEAT);
    c(SCOPED, Conflicts::noSecondBound, SENTENCES, WORDS, BULLETS, POSTSCRIPT, END);
    c(SCOPED, Needs::partsSuffice, SECTIONS, PARAGRAPHS, BULLETS);

    i(SENTENCES, POSTSCRIPT, END, EXISTENCE, PLACEHOLDERS, BULLETS);
    i(WORDS, SENTENCES, BULLETS, LETTER);
    i(LETTER, EXISTENCE, FORBIDDEN);
    i(HIGHLIGHTS, BULLETS, PARAGRAPHS);
    i(QUOTATION, BULLETS, END, TITLE);
    i(POSTSCRIPT, END, UPPER, LOWER);
    i(FORBIDDEN, EXISTENCE, FREQUENCY, END);
    i(NO_COMMA, EXISTENCE, END);
    i(NTH, TITLE, UPPER, LOWER);
    i(EXISTENCE, FREQUENCY);
    i(CAPITALS, POSTSCRIPT, HIGHLIGHTS);
  }

  private Conflicts() {}

  private static void x(String kind, String... others) {
    for (String other : others) {
      EXCLUDED[index(kind)][index(other)] = true;
      EXCLUDED[index(other)][index(kind)] = true;
    }
  }

  private static void c(String kind, Predicate<Demands> condition, String... others) {
    CONDITIONS.add(condition);
    long bit = 1L << (CONDITIONS.size() - 1);
    for (String other : others) {
      CONDITIONAL[index(kind)][index(other)] |= bit;
      CONDITIONAL[index(other)][index(kind)] |= bit;
    }
  }

  private static void i(String kind, String... others) {
    for (String other : others) {
      INTERACTING[index(kind)][index(other)] = true;
      INTERACTING[index(other)][index(kind)] = true;
    }
  }

  private static int index(String kind) {
    return INDEX.computeIfAbsent(kind, anew -> INDEX.size());
  }

  /** True if the pair is an X pair. */
  static boolean excluded(String one, String other) {
    return EXCLUDED[known(one)][known(other)];
  }

  private static int known(String kind) {
    Integer index = INDEX.get(kind);
    if (index == null) {
      throw new IllegalArgumentException("The table of conflicts does not know " + kind);
    }
    return index;
  }

  /** True when one output can satisfy all of them. */
  static boolean compatible(List<Constraint> constraints) {
    int[] kinds = indices(constraints);
    long conditions = 0;
    for (int a = 0; a < kinds.length; a++) {
      for (int b = 0; b < a; b++) {
        boolean twice = kinds[a] == kinds[b] && !(constraints.get(a) instanceof ScopedConstraint);
        if (twice || EXCLUDED[kinds[a]][kinds[b]]) {
          return false;
        }
        conditions |= CONDITIONAL[kinds[a]][kinds[b]];
      }
    }
    Demands demands = new Demands(constraints);
    return wordsDiffer(demands) && hold(conditions, demands);
  }

  private static boolean hold(long conditions, Demands demands) {
    for (long left = conditions; left != 0; left &= left - 1) {
      if (!CONDITIONS.get(Long.numberOfTrailingZeros(left)).test(demands)) {
        return false;
      }
    }
    return true;
  }

  /** Pairs that have an effect on each other. */
  static int interactions(List<Constraint> constraints) {
    int[] kinds = indices(constraints);
    int pairs = 0;
    for (int a = 0; a < kinds.length; a++) {
      for (int b = 0; b < a; b++) {
        pairs += INTERACTING[kinds[a]][kinds[b]] ? 1 : 0;
      }
    }
    return pairs;
  }

  private static int[] indices(List<Constraint> constraints) {
    int[] kinds = new int[constraints.size()];
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] = known(constraints.get(i).kind());
    }
    return kinds;
  }

  /** No keyword may be asked for twice, or be a part of another. */
  private static boolean wordsDiffer(Demands demands) {
    List<String> words = new ArrayList<>(demands.keywords());
    demands.frequency().ifPresent(f -> words.add(f.keyword()));
    for (ScopedConstraint scoped : demands.scoped()) {
      words.addAll(new Demands(List.of(scoped.inner())).keywords());
    }
    for (int a = 0; a < words.size(); a++) {
      for (int b = 0; b < words.size(); b++) {
        if (a != b && words.get(a).contains(words.get(b))) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean letterGoesWithLanguage(Demands demands) {
    return demands
        .letter()
        .map(
            c -> c.frequency() <= 5 && "aeionrst".contains(c.letter()) && demands.letterIsAtLeast())
        .orElse(true);
  }

  /** With a title or the request before it, the first paragraph begins with other words. */
  private static boolean firstParagraphIsFree(Demands demands) {
    return demands.nth().map(c -> c.nth() > 1).orElse(true);
  }

  /** A count for a part and one for the whole would have to be weighed against each other. */
  private static boolean noSecondBound(Demands demands) {
    List<String> scoped = demands.scoped().stream().map(s -> s.inner().kind()).toList();
    boolean sentences = scoped.contains(SENTENCES) && demands.sentencesBelow() != Demands.NO_LIMIT;
    boolean words = scoped.contains(WORDS) && demands.wordsBelow() != Demands.NO_LIMIT;
    boolean bullets = scoped.contains(BULLETS) && demands.bullets() > 0;
    return !sentences && !words && !bullets;
  }
}
