package io.miso.constraints.compose.rich;

import io.miso.constraints.CountConstraint.Rule;
import io.miso.constraints.DataConstraint.JsonDepth;
import io.miso.constraints.DataConstraint.JsonKeys;
import io.miso.constraints.ScopedConstraint;
import io.miso.constraints.WordsConstraint.InSentence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Conditions of the C pairs that take more than counting what an output needs. */
final class Fits {
  static final Predicate<Demands> SENTENCES = Needs::sentencesSuffice;
  static final Predicate<Demands> WORDS = Needs::wordsSuffice;
  static final Predicate<Demands> LETTERS = Needs::lettersSuffice;
  static final Predicate<Demands> FREQUENCY = Required::frequencySuffices;
  static final Predicate<Demands> NOTHING_FORBIDDEN = Required::nothingForbidden;
  static final Predicate<Demands> NO_MARK = Required::nothingExcluded;
  static final Predicate<Demands> NO_COMMA = Required::noComma;
  static final Predicate<Demands> CAPITALS = Needs::capitalsSuffice;
  static final Predicate<Demands> PARTS = Needs::partsSuffice;
  static final Predicate<Demands> LETTER_OF_LANGUAGE = Fits::letterGoesWithLanguage;
  static final Predicate<Demands> FIRST_FREE = Fits::firstParagraphIsFree;
  static final Predicate<Demands> ONE_BOUND = Fits::noSecondBound;
  static final Predicate<Demands> SHORT = Fits::shortSentencesDo;
  static final Predicate<Demands> LINES = Fits::linesSuffice;
  static final Predicate<Demands> ITEMS = Fits::itemsSuffice;
  static final Predicate<Demands> FLAT = Fits::keysAreNotTooDeep;

  static final Predicate<Demands> CELLS = Fits::cellsSuffice;
  static final Predicate<Demands> NO_NUMBERS = Fits::keysAreNoNumbers;
  static final Predicate<Demands> PLACE = Needs::sentenceIsFree;
  static final Predicate<Demands> FOREIGN = Fits::foreignWordsSuffice;

  /** Words of a foreign tail, and more. */
  private static final int WIDE = 12;

  /** Words a sentence that carries a keyword, and more for each further one. */
  private static final int CARRIER = 13;

  private static final int FURTHER = 3;

  private Fits() {}

  /** No keyword may be asked for twice, or be a part of another. */
  static boolean wordsDiffer(Demands demands) {
    List<String> words = new ArrayList<>(demands.keywords());
    words.addAll(demands.ordered());
    demands.find(InSentence.class).ifPresent(c -> words.add(c.keyword()));
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

  /** With something before it, the first paragraph begins with other words. */
  private static boolean firstParagraphIsFree(Demands demands) {
    return demands.nth().map(c -> c.nth() > 1).orElse(true);
  }

  /** A count for a part and one for the whole would have to be weighed against each other. */
  private static boolean noSecondBound(Demands demands) {
    List<String> scoped = demands.scoped().stream().map(s -> s.inner().kind()).toList();
    boolean sentences =
        scoped.contains(Ids.SENTENCES) && demands.sentencesBelow() != Demands.NO_LIMIT;
    boolean words = scoped.contains(Ids.WORDS) && demands.wordsBelow() != Demands.NO_LIMIT;
    boolean bullets = scoped.contains(Ids.BULLETS) && demands.bullets() > 0;
    return !sentences && !words && !bullets;
  }

  /** The longest sentence that must be there is short enough. */
  private static boolean shortSentencesDo(Demands demands) {
    int listed = Math.max(demands.keywords().size(), demands.ordered().size());
    long most = demands.most(Rule.SENTENCE_WORDS);
    long below = demands.sentencesBelow();
    boolean exact = demands.wordsBelow() - demands.wordsAtLeast() <= WIDE;
    return (!exact || demands.wordsAtLeast() > 40 && most >= 18)
        && CARRIER + FURTHER * Math.max(0, listed - 1) <= most
        && demands.placeholders() <= 3
        && (below == Demands.NO_LIMIT || demands.wordsAtLeast() <= (below - 1) * (most - 4) / 2);
  }

  /** Every line that must be there finds room, and one more for the text. */
  private static boolean linesSuffice(Demands demands) {
    return Shape.linesAround(demands) + Shape.items(demands) < demands.least(Rule.LINES_EXACTLY);
  }

  /** A list that is to be in alphabetical order is long enough if its length is given too. */
  private static boolean itemsSuffice(Demands demands) {
    int counted = demands.bullets() + Shape.numbered(demands);
    return counted == 0 || Shape.alphabetical(demands) <= counted;
  }

  private static boolean keysAreNotTooDeep(Demands demands) {
    boolean nested =
        demands
            .find(JsonKeys.class)
            .filter(c -> c.types().contains("array") || c.types().contains("object"))
            .isPresent();
    return !nested || demands.find(JsonDepth.class).map(c -> c.depth() > 1).orElse(true);
  }

  private static boolean keysAreNoNumbers(Demands demands) {
    return demands.find(JsonKeys.class).map(c -> !c.types().contains("number")).orElse(true);
  }

  private static boolean cellsSuffice(Demands demands) {
    int words = demands.keywords().size() + demands.ordered().size() + demands.frequencyAtLeast();
    return words + demands.placeholders() <= Shape.cells(demands);
  }

  /** The small sets of sentences in other languages fill wide bounds only. */
  private static boolean foreignWordsSuffice(Demands demands) {
    long below = demands.wordsBelow();
    long least = demands.wordsAtLeast();
    return least <= 150 && below > 40 && (below == Demands.NO_LIMIT || below - least > WIDE);
  }
}
