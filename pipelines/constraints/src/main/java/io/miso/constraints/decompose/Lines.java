package io.miso.constraints.decompose;

import io.miso.constraints.text.Span;
import io.miso.constraints.text.Text;
import java.util.ArrayList;
import java.util.List;

/** The lines of a text, and what they make up: paragraphs and code fences. */
final class Lines {
  private Lines() {}

  /** The lines with their ends, which together are the text. */
  static List<Span> of(String text) {
    List<Span> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      if (endsLine(text, i)) {
        lines.add(new Span(start, i + 1));
        start = i + 1;
      }
    }
    if (start < text.length()) {
      lines.add(new Span(start, text.length()));
    }
    return lines;
  }

  private static boolean endsLine(String text, int i) {
    return switch (text.charAt(i)) {
      case '\n', '\u2028', '\u2029' -> true;
      case '\r' -> !text.startsWith("\n", i + 1);
      default -> false;
    };
  }

  /** The range without blanks at its ends; empty where all is blank. */
  static Span trim(String text, Span range) {
    int start = range.start();
    int end = range.end();
    while (start < end && Text.isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && Text.isBlank(text.charAt(end - 1))) {
      end--;
    }
    return new Span(start, end);
  }

  static boolean isBlank(String text, Span line) {
    Span inside = trim(text, line);
    return inside.start() == inside.end();
  }

  /** The code fences, each from its first line to the end of its last; one left open is none. */
  static List<Span> fences(String text, List<Span> lines) {
    List<Span> fences = new ArrayList<>();
    int open = -1;
    String mark = "";
    for (Span line : lines) {
      String here = fence(text, line);
      if (open < 0 && !here.isEmpty()) {
        open = line.start();
        mark = here;
      } else if (open >= 0 && here.equals(mark)) {
        fences.add(new Span(open, line.end()));
        open = -1;
      }
    }
    return fences;
  }

  /** The mark that opens or closes a fence on this line, or nothing. */
  private static String fence(String text, Span line) {
    Span inside = trim(text, line);
    String mark = text.startsWith("~", inside.start()) ? "~~~" : "```";
    int end = inside.start() + mark.length();
    if (end > inside.end() || !text.startsWith(mark, inside.start())) {
      return "";
    }
    int again = text.indexOf(mark, end);
    return again >= 0 && again < inside.end() ? "" : mark;
  }

  /** Runs of lines between blank lines and fences. */
  static List<Span> paragraphs(String text, List<Span> lines, List<Span> fences) {
    List<Span> paragraphs = new ArrayList<>();
    int fence = 0;
    int start = 0;
    for (Span line : lines) {
      while (fence < fences.size() && fences.get(fence).end() <= line.start()) {
        fence++;
      }
      boolean fenced = fence < fences.size() && fences.get(fence).start() <= line.start();
      if (fenced || isBlank(text, line)) {
        if (start < line.start()) {
          paragraphs.add(new Span(start, line.start()));
        }
        start = line.end();
      }
    }
    if (start < text.length()) {
      paragraphs.add(new Span(start, text.length()));
    }
    return paragraphs;
  }
}
