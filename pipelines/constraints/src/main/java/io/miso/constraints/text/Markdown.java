package io.miso.constraints.text;

import java.util.ArrayList;
import java.util.List;

/** Marks as Markdown shows them, where IFEval's checkers count otherwise. */
public final class Markdown {
  private static final String BULLETS = "*-+";
  private static final int MOST_STARS = 3;
  private static final int MOST_LEVELS = 6;
  private static final int MOST_DIGITS = 9;

  private Markdown() {}

  /** Lines whose first mark is a star, hyphen or plus, a blank and text after it. */
  public static List<Span> bullets(String text) {
    List<Span> found = new ArrayList<>();
    for (Span line : Span.split(text, "\n")) {
      int mark = firstFull(text, line.start(), line.end());
      if (isBullet(text, mark, line.end())) {
        found.add(line);
      }
    }
    return found;
  }

  private static boolean isBullet(String text, int mark, int end) {
    return mark + 1 < end
        && BULLETS.indexOf(text.charAt(mark)) >= 0
        && Text.isBlank(text.charAt(mark + 1))
        && firstFull(text, mark + 1, end) < end;
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

  /** The texts of bullets and numbered items, in order. */
  public static List<Span> listItems(String text) {
    List<Span> items = new ArrayList<>();
    for (Span line : lines(text)) {
      int mark = firstFull(text, line.start(), line.end());
      int number = textAfterNumber(line.in(text));
      if (number > 0) {
        items.add(new Span(line.start() + number, line.end()));
      } else if (isBullet(text, mark, line.end())) {
        items.add(new Span(firstFull(text, mark + 1, line.end()), line.end()));
      }
    }
    return items;
  }

  /** Lines with something on them, in order. */
  public static List<Span> lines(String text) {
    return Span.split(text, "\n").stream()
        .filter(line -> firstFull(text, line.start(), line.end()) < line.end())
        .toList();
  }

  /** Lines of one to six number signs, a blank and text. */
  public static List<Span> headings(String text) {
    return lines(text).stream().filter(line -> headingLevel(line.in(text)) > 0).toList();
  }

  /** 1 to 6 for a heading, else 0. */
  public static int headingLevel(String line) {
    int level = 0;
    while (level < line.length() && line.charAt(level) == '#') {
      level++;
    }
    boolean heading =
        level >= 1
            && level <= MOST_LEVELS
            && level < line.length()
            && Text.isBlank(line.charAt(level))
            && !Text.isBlank(line.substring(level));
    return heading ? level : 0;
  }

  /** Runs of lines that begin with a greater-than sign. */
  public static List<Span> blockQuotes(String text) {
    List<Span> quotes = new ArrayList<>();
    boolean inside = false;
    for (Span line : Span.split(text, "\n")) {
      boolean quoted = Text.stripLeft(line.in(text)).startsWith(">");
      if (quoted) {
        int start = inside ? quotes.remove(quotes.size() - 1).start() : line.start();
        quotes.add(new Span(start, line.end()));
      }
      inside = quoted;
    }
    return quotes;
  }

  /** Lines that begin with a number, a stop or closing bracket, a blank and text. */
  public static List<Span> numbered(String text) {
    return lines(text).stream().filter(line -> textAfterNumber(line.in(text)) > 0).toList();
  }

  /** Where the text of a numbered line begins; 0 for other lines. */
  public static int textAfterNumber(String line) {
    int start = firstFull(line, 0, line.length());
    int end = start;
    while (end < line.length() && end - start < MOST_DIGITS && isAsciiDigit(line.charAt(end))) {
      end++;
    }
    boolean item =
        end > start
            && end + 1 < line.length()
            && (line.charAt(end) == '.' || line.charAt(end) == ')')
            && Text.isBlank(line.charAt(end + 1));
    int text = item ? firstFull(line, end + 1, line.length()) : line.length();
    return text < line.length() ? text : 0;
  }

  private static boolean isAsciiDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
