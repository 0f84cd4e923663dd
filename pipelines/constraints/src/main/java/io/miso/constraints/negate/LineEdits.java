package io.miso.constraints.negate;

import io.miso.constraints.compose.Dice;
import io.miso.constraints.text.Sentences;
import io.miso.constraints.text.Span;
import io.miso.constraints.text.Text;
import java.util.ArrayList;
import java.util.List;

/** Changes of lines and paragraphs. Each gives a few texts to choose from. */
final class LineEdits {
  private static final String BREAK = "\n";
  private static final List<String> PREAMBLES =
      List.of("Sure!", "Here it is:", "Of course, here is the text:");
  private static final List<String> DIVIDERS = List.of("\n\n***\n\n", "\n***\n", "\n\n", "\n");

  private LineEdits() {}

  static List<String> doubled(String text, Dice dice) {
    List<String> texts = new ArrayList<>();
    List<Span> lines =
        Span.split(text, BREAK).stream()
            .filter(line -> line.in(text).chars().anyMatch(Character::isLetter))
            .toList();
    for (Span line : Edits.places(lines, dice)) {
      texts.add(Edits.inserted(text, line.end(), BREAK + line.in(text)));
    }
    return texts;
  }

  static List<String> without(String text, Dice dice) {
    List<String> texts = new ArrayList<>();
    for (Span line : Edits.places(Span.split(text, BREAK), dice)) {
      int end = Math.min(text.length(), line.end() + 1);
      int start = end == text.length() ? Math.max(0, line.start() - 1) : line.start();
      texts.add(Edits.cut(text, start, end));
    }
    return texts;
  }

  static List<String> withPreamble(String text) {
    return PREAMBLES.stream().map(line -> Edits.styled(text, line) + "\n\n" + text).toList();
  }

  static List<String> lastMoved(String text) {
    int at = text.lastIndexOf(BREAK);
    return at < 0
        ? List.of()
        : List.of(text.substring(at + 1) + BREAK + Text.stripRight(text.substring(0, at)));
  }

  static List<String> merged(String text, Dice dice) {
    List<String> texts = new ArrayList<>();
    for (String divider : DIVIDERS) {
      List<Span> found = Span.occurrences(text, divider);
      if (!found.isEmpty()) {
        Span any = dice.pick(found);
        texts.add(text.substring(0, any.start()) + " " + text.substring(any.end()));
      }
    }
    return texts;
  }

  static List<String> split(String text, Dice dice) {
    List<String> texts = new ArrayList<>();
    List<Span> inner =
        Sentences.split(text).stream().filter(span -> text.startsWith(" ", span.end())).toList();
    for (Span sentence : Edits.places(inner, dice)) {
      for (String divider : DIVIDERS) {
        texts.add(
            text.substring(0, sentence.end())
                + divider
                + Text.stripLeft(text.substring(sentence.end())));
      }
    }
    return texts;
  }
}
