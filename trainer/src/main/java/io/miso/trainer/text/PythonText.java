package io.miso.trainer.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/** Python's {@code str} methods where Java's differ. */
final class PythonText {
  private PythonText() {}

  /** Python's {@code str.isspace} for one code point. */
  static boolean isSpace(int codePoint) {
    return Character.isWhitespace(codePoint)
        || Character.isSpaceChar(codePoint)
        || codePoint == 0x85;
  }

  static String strip(String text) {
    return stripStart(stripEnd(text, PythonText::isSpace), PythonText::isSpace);
  }

  static String stripStart(String text, IntPredicate dropped) {
    int start = 0;
    while (start < text.length() && dropped.test(text.codePointAt(start))) {
      start += Character.charCount(text.codePointAt(start));
    }
    return text.substring(start);
  }

  static String stripEnd(String text, IntPredicate dropped) {
    int end = text.length();
    while (end > 0 && dropped.test(text.codePointBefore(end))) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    return text.substring(0, end);
  }

  /** {@code text.split(separator, limit)}; a negative limit is none. */
  static List<String> split(String text, String separator, int limit) {
    if (separator.isEmpty()) {
      throw new ChatTemplateException(
          "The chat template calls split('') on a string: name a separator");
    }
    List<String> parts = new ArrayList<>();
    int from = 0;
    int at = text.indexOf(separator);
    while (at >= 0 && (limit < 0 || parts.size() < limit)) {
      parts.add(text.substring(from, at));
      from = at + separator.length();
      at = text.indexOf(separator, from);
    }
    parts.add(text.substring(from));
    return parts;
  }

  /** {@code text.split()}: the runs of characters that are no white space. */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    String rest = stripStart(text, PythonText::isSpace);
    while (!rest.isEmpty()) {
      String tail = stripStart(rest, c -> !isSpace(c));
      words.add(rest.substring(0, rest.length() - tail.length()));
      rest = stripStart(tail, PythonText::isSpace);
    }
    return words;
  }

  static String capitalize(String text) {
    int first = text.isEmpty() ? 0 : text.offsetByCodePoints(0, 1);
    return text.substring(0, first).toUpperCase(Locale.ROOT)
        + text.substring(first).toLowerCase(Locale.ROOT);
  }

  static String title(String text) {
    StringBuilder out = new StringBuilder();
    boolean start = true;
    for (int c : text.codePoints().toArray()) {
      out.appendCodePoint(start ? Character.toTitleCase(c) : Character.toLowerCase(c));
      start = !Character.isLetter(c);
    }
    return out.toString();
  }
}
