package io.miso.constraints.negate;

import io.miso.constraints.compose.Dice;
import io.miso.constraints.text.Span;
import java.util.ArrayList;
import java.util.List;

/** Marks that are lost. */
final class MarkEdits {
  private static final List<String> MARKS =
      List.of("\"", "<<", ">>", "[", "]", "**", "*", "{", "}", "```", "#", "|", ":");

  private MarkEdits() {}

  static List<String> withoutMark(String text, Dice dice) {
    List<String> texts = new ArrayList<>();
    for (String mark : dice.shuffled(MARKS)) {
      List<Span> found =
          Span.occurrences(text, mark).stream().filter(span -> isAlone(text, span)).toList();
      if (!found.isEmpty()) {
        Span last = found.get(found.size() - 1);
        texts.add(Edits.cut(text, last.start(), last.end()));
        Span any = dice.pick(found);
        texts.add(Edits.cut(text, any.start(), any.end()));
        texts.add(Edits.with(text, found, ""));
      }
    }
    return texts;
  }

  /** What stands in the outermost braces, as a member of an object around it. */
  static List<String> nested(String text) {
    int open = text.indexOf('{');
    int close = text.lastIndexOf('}');
    return open < 0 || close < open
        ? List.of()
        : List.of(
            Edits.inserted(Edits.inserted(text, close + 1, "}"), open, "{\"data\": "),
            Edits.inserted(text, open + 1, "\"data\": [[[[]]]], "));
  }

  /** True if no further mark of the sort stands beside it. */
  private static boolean isAlone(String text, Span mark) {
    char own = text.charAt(mark.start());
    boolean before = mark.start() > 0 && text.charAt(mark.start() - 1) == own;
    return !before && (mark.end() == text.length() || text.charAt(mark.end()) != own);
  }
}
