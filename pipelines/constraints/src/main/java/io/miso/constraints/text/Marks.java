package io.miso.constraints.text;

import java.util.ArrayList;
import java.util.List;

/** Finds the marks that IFEval's format checkers count, with the reference's quirks. */
public final class Marks {
  private Marks() {}

  /**
   * Star bullets, then hyphen bullets. Blanks before a mark may span lines, and a star needs one
   * more character that is no star, a line end included.
   */
  public static List<Span> bullets(String text) {
    List<Span> stars = new ArrayList<>();
    List<Span> hyphens = new ArrayList<>();
    int starsFrom = 0;
    int hyphensFrom = 0;
    int mark;
    for (int line = 0; line >= 0; line = nextLine(text, mark)) {
      mark = skipBlanks(text, line);
      if (line >= starsFrom && isStarBullet(text, mark)) {
        int end = lineEnd(text, mark + 1 + Character.charCount(text.codePointAt(mark + 1)));
        stars.add(new Span(line, end));
        starsFrom = end;
      }
      if (line >= hyphensFrom && mark < text.length() && text.charAt(mark) == '-') {
        hyphensFrom = lineEnd(text, mark);
        hyphens.add(new Span(line, hyphensFrom));
      }
    }
    stars.addAll(hyphens);
    stars.sort((a, b) -> Integer.compare(a.start(), b.start()));
    return stars;
  }

  private static boolean isStarBullet(String text, int mark) {
    return mark + 1 < text.length() && text.charAt(mark) == '*' && text.charAt(mark + 1) != '*';
  }

  private static int nextLine(String text, int line) {
    int newline = text.indexOf('\n', line);
    return newline < 0 ? -1 : newline + 1;
  }

  private static int skipBlanks(String text, int from) {
    int at = from;
    while (at < text.length() && Text.isBlank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int lineEnd(String text, int from) {
    int newline = text.indexOf('\n', from);
    return newline < 0 ? text.length() : newline;
  }

  /** Highlights in single stars and, counted again, in double stars; blank ones left out. */
  public static List<Span> highlights(String text) {
    List<Span> found = new ArrayList<>();
    for (Span span : starred(text, "*")) {
      String content = Text.stripRight(Text.stripLeft(span.in(text), '*'), '*');
      if (!Text.isBlank(content)) {
        found.add(span);
      }
    }
    for (Span span : starred(text, "**")) {
      if (!Text.isBlank(text.substring(span.start() + 2, span.end() - 2))) {
        found.add(span);
      }
    }
    found.sort((a, b) -> Integer.compare(a.start(), b.start()));
    return found;
  }

  /** Mark, a run without stars and line ends, mark; without overlap, left to right. */
  private static List<Span> starred(String text, String mark) {
    List<Span> found = new ArrayList<>();
    int from = 0;
    int open = text.indexOf(mark, from);
    while (open >= 0) {
      int end = open + mark.length();
      while (end < text.length() && text.charAt(end) != '*' && text.charAt(end) != '\n') {
        end++;
      }
      boolean closed = text.startsWith(mark, end);
      from = closed ? end + mark.length() : open + 1;
      if (closed) {
        found.add(new Span(open, from));
      }
      open = text.indexOf(mark, from);
    }
    return found;
  }

  /** True when a digit follows the index, with at most one blank between. */
  public static boolean isNumberAhead(String text, int index) {
    int at = index < text.length() && Text.isBlank(text.charAt(index)) ? index + 1 : index;
    return at < text.length() && Text.isDigit(text.codePointAt(at));
  }

  /** The widest {@code <<...>>} of each line whose content is not blank. */
  public static List<Span> titles(String text) {
    List<Span> found = new ArrayList<>();
    for (Span line : Span.split(text, "\n")) {
      int open = text.indexOf("<<", line.start());
      int close = line.in(text).lastIndexOf(">>") + line.start();
      if (open >= 0 && close >= open + 3 && close + 2 <= line.end()) {
        Span title = new Span(open, close + 2);
        String content = Text.stripRight(Text.stripLeft(title.in(text), '<'), '>');
        if (!Text.isBlank(content)) {
          found.add(title);
        }
      }
    }
    return found;
  }
}
