package io.miso.constraints.text;

import java.util.ArrayList;
import java.util.List;

/** Marks as Markdown shows them, where IFEval's checkers count otherwise. */
public final class Markdown {
  private static final String BULLETS = "*-+";
  private static final int MOST_STARS = 3;

  private Markdown() {}

  /** Lines whose first mark is a star, hyphen or plus, a blank and text after it. */
  public static List<Span> bullets(String text) {
    List<Span> found = new ArrayList<>();
    for (Span line : Span.split(text, "\n")) {
      int mark = firstFull(text, line.start(), line.end());
      if (mark + 1 < line.end()
          && BULLETS.indexOf(text.charAt(mark)) >= 0
          && Text.isBlank(text.charAt(mark + 1))
          && firstFull(text, mark + 1, line.end()) < line.end()) {
        found.add(line);
      }
    }
    return found;
  }

  /** Where the first character stands that is no white space, or the limit. */
  static int firstFull(String text, int from, int limit) {
    int at = from;
    while (at < limit && Text.isBlank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Text on one line between equal runs of one to three stars that touch it; each counts once. */
  public static List<Span> highlights(String text) {
    List<Span> found = new ArrayList<>();
    int open = text.indexOf('*');
    while (open >= 0) {
      int content = runEnd(text, open);
      int close = content;
      while (close < text.length() && text.charAt(close) != '*' && text.charAt(close) != '\n') {
        close++;
      }
      int end = runEnd(text, close);
      boolean marked = content - open <= MOST_STARS && end - close == content - open;
      if (marked && touches(text, content, close)) {
        found.add(new Span(open, end));
        open = text.indexOf('*', end);
      } else {
        open = text.indexOf('*', Math.max(close, content));
      }
    }
    return found;
  }

  private static int runEnd(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) == '*') {
      end++;
    }
    return end;
  }

  private static boolean touches(String text, int content, int close) {
    return close > content
        && !Text.isBlank(text.charAt(content))
        && !Text.isBlank(text.charAt(close - 1));
  }

  /**
   * True when only blanks and Markdown's marks for headings and stress stand before on the line.
   */
  public static boolean isLineStart(String text, int index) {
    int at = index;
    while (at > 0
        && (text.charAt(at - 1) == '#' || text.charAt(at - 1) == '*' || isSpace(text, at - 1))) {
      at--;
    }
    return at == 0 || text.charAt(at - 1) == '\n';
  }

  private static boolean isSpace(String text, int index) {
    return text.charAt(index) != '\n' && Text.isBlank(text.charAt(index));
  }
}
