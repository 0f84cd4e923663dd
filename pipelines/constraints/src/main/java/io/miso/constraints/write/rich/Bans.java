package io.miso.constraints.write.rich;

import io.miso.constraints.CountConstraint.Rule;
import io.miso.constraints.KeywordConstraint.Frequency;
import io.miso.constraints.KeywordConstraint.LetterFrequency;
import io.miso.constraints.PunctuationConstraint.NoComma;
import io.miso.constraints.Relation;
import io.miso.constraints.compose.rich.Demands;
import io.miso.constraints.text.Span;
import io.miso.constraints.text.Text;
import java.util.List;

/** What no sentence may hold, and the letter that sentences should spare. */
final class Bans {
  /** Words of a marker that may open a sentence. */
  private static final int MARKER = 3;

  private final List<String> words;
  private final String spared;
  private final String letter;
  private final boolean comma;
  private final boolean single;
  private final List<String> marks;
  private final long longest;

  Bans(Demands demands) {
    this.words = demands.forbidden();
    this.spared =
        demands
            .frequency()
            .filter(f -> f.relation() == Relation.LESS_THAN)
            .map(Frequency::keyword)
            .orElse("");
    this.letter =
        demands
            .letter()
            .filter(c -> c.relation() == Relation.LESS_THAN)
            .map(LetterFrequency::letter)
            .orElse("");
    this.comma = demands.has(NoComma.class);
    this.single = demands.capitalsBelow() != Demands.NO_LIMIT;
    this.marks = demands.marks();
    long most = demands.most(Rule.SENTENCE_WORDS);
    this.longest = most == Demands.NO_LIMIT ? most : most - MARKER;
  }

  boolean commas() {
    return comma;
  }

  boolean sparesLetter() {
    return !letter.isEmpty();
  }

  /** True if the words have nothing that is banned. */
  boolean allow(String text) {
    if (words.isEmpty() && spared.isEmpty() && !comma && !single && marks.isEmpty()) {
      return true;
    }
    String lower = Text.lower(text);
    boolean clean = spared.isEmpty() || !lower.contains(spared);
    for (String word : words) {
      clean &= !holdsWord(lower, word);
    }
    for (String mark : marks) {
      clean &= !text.contains(mark);
    }
    return clean
        && !(comma && lower.indexOf(',') >= 0)
        && !(single && (lower.startsWith("a ") || text.startsWith("I ") || text.contains(" I ")));
  }

  /** True if a sentence of so many words is not too long. */
  boolean fits(int count) {
    return count <= longest;
  }

  /** How often the letter to be spared occurs. */
  int cost(String text) {
    return letter.isEmpty() ? 0 : Span.countOf(Text.lower(text), letter);
  }

  static boolean holdsWord(String lower, String word) {
    int at = lower.indexOf(word);
    while (at >= 0) {
      if (Text.isBoundary(lower, at) && Text.isBoundary(lower, at + word.length())) {
        return true;
      }
      at = lower.indexOf(word, at + 1);
    }
    return false;
  }
}
