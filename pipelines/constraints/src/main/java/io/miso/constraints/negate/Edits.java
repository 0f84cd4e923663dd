package io.miso.constraints.negate;

import io.miso.constraints.compose.Dice;
import io.miso.constraints.text.Span;
import io.miso.constraints.text.Text;
import java.util.List;
import java.util.Locale;

/** What the changes of a text have in common. */
final class Edits {
  /** How many places of a text are tried. */
  static final int PLACES = 3;

  private Edits() {}

  /** A few of them, each another. */
  static <T> List<T> places(List<T> all, Dice dice) {
    List<T> shuffled = dice.shuffled(all);
    return shuffled.subList(0, Math.min(PLACES, shuffled.size()));
  }

  /** In capitals or small letters where all of the text is. */
  static String styled(String text, String added) {
    if (Text.isUpper(text)) {
      return added.toUpperCase(Locale.ROOT);
    }
    return Text.isLower(text) ? Text.lower(added) : added;
  }

  static String with(String text, Span span, String other) {
    return text.substring(0, span.start()) + other + text.substring(span.end());
  }

  static String with(String text, List<Span> spans, String other) {
    String changed = text;
    for (int i = spans.size() - 1; i >= 0; i--) {
      changed = with(changed, spans.get(i), other);
    }
    return changed;
  }

  static String inserted(String text, int at, String added) {
    return text.substring(0, at) + added + text.substring(at);
  }

  static String cut(String text, int start, int end) {
    return text.substring(0, start) + text.substring(end);
  }
}
