package io.miso.constraints.negate;

import io.miso.constraints.Constraint;
import io.miso.constraints.KeywordConstraint.LetterFrequency;
import io.miso.constraints.Relation;
import io.miso.constraints.compose.Dice;
import io.miso.constraints.text.Span;
import io.miso.constraints.text.Text;
import java.util.ArrayList;
import java.util.List;

/** Changes of how often a letter occurs. Each gives a few texts to choose from. */
final class LetterEdits {
  private static final int MOST = 12;

  /** Words by which others are replaced; together they hold every letter, and each lacks most. */
  private static final List<String> WORDS =
      List.of(
          "quiz", "jazz", "fix", "vivid", "kick", "yellow", "happy", "bubble", "window", "good",
          "fluff", "moment", "crisp", "detail", "south", "green", "letter", "small", "north",
          "pie");

  private LetterEdits() {}

  /** Word after word gives way to one without the letter, or with it where it must be rare. */
  static List<String> swapped(String text, Constraint aim, Dice dice) {
    if (!(aim instanceof LetterFrequency asked)) {
      return List.of();
    }
    boolean fewer = asked.relation() == Relation.AT_LEAST;
    String letter = Text.lower(asked.letter());
    List<String> others = WORDS.stream().filter(word -> word.contains(letter) != fewer).toList();
    List<Span> words =
        Span.words(text).stream()
            .filter(word -> Text.lower(word.in(text)).contains(letter) == fewer)
            .filter(word -> word.end() - word.start() > 2)
            .toList();
    List<String> texts = new ArrayList<>();
    List<Span> chosen = new ArrayList<>();
    for (Span word : others.isEmpty() ? List.<Span>of() : dice.shuffled(words)) {
      chosen.add(word);
      texts.add(with(text, chosen, others, dice));
      if (chosen.size() == MOST) {
        break;
      }
    }
    return texts;
  }

  private static String with(String text, List<Span> words, List<String> others, Dice dice) {
    List<Span> order = new ArrayList<>(words);
    order.sort((a, b) -> Integer.compare(b.start(), a.start()));
    String changed = text;
    for (Span word : order) {
      changed = Edits.with(changed, word, Edits.styled(text, dice.pick(others)));
    }
    return changed;
  }
}
