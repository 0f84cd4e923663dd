package io.miso.constraints.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A half-open range of UTF-16 indices in a text.
 *
 * @param start first index
 * @param end one past the last index
 */
public record Span(int start, int end) {

  /** The text in this range. */
  public String in(String text) {
    return text.substring(start, end);
  }

  /** All maximal runs of code points that satisfy the predicate, left to right. */
  public static List<Span> runs(String text, IntPredicate inside) {
    List<Span> runs = new ArrayList<>();
    int start = -1;
    int next;
    for (int i = 0; i < text.length(); i = next) {
      int c = text.codePointAt(i);
      next = i + Character.charCount(c);
      boolean in = inside.test(c);
      if (in && start < 0) {
        start = i;
      } else if (!in && start >= 0) {
        runs.add(new Span(start, i));
        start = -1;
      }
    }
    if (start >= 0) {
      runs.add(new Span(start, text.length()));
    }
    return runs;
  }

  /** Words as the reference counts them: maximal runs of word characters. */
  public static List<Span> words(String text) {
    return runs(text, Text::isWordChar);
  }

  /** The places where the literal occurs without overlap, left to right. */
  public static List<Span> occurrences(String text, String literal) {
    List<Span> found = new ArrayList<>();
    int at = text.indexOf(literal);
    while (at >= 0) {
      found.add(new Span(at, at + literal.length()));
      at = text.indexOf(literal, at + literal.length());
    }
    return found;
  }

  /**
   * The places where a literal stands by itself: where it begins or ends with a word character, no
   * word goes on.
   *
   * @param folded the text as {@link Text#folded} gives it
   * @param literal folded too
   */
  public static List<Span> wholeWords(String text, String folded, String literal) {
    List<Span> found = new ArrayList<>();
    int at = folded.indexOf(literal);
    while (at >= 0) {
      int end = at + literal.length();
      boolean whole = !Text.isInsideWord(text, at) && !Text.isInsideWord(text, end);
      if (whole) {
        found.add(new Span(at, end));
      }
      at = folded.indexOf(literal, whole ? end : at + 1);
    }
    return found;
  }

  /** How many places {@link #occurrences} finds. */
  public static int countOf(String text, String literal) {
    int count = 0;
    for (int at = text.indexOf(literal); at >= 0; at = text.indexOf(literal, at)) {
      count++;
      at += literal.length();
    }
    return count;
  }

  /** The pieces between literal separators, empty ones included. */
  public static List<Span> split(String text, String separator) {
    return between(text, occurrences(text, separator));
  }

  /** The pieces before, between and after the given separators, empty ones included. */
  public static List<Span> between(String text, List<Span> separators) {
    List<Span> pieces = new ArrayList<>();
    int start = 0;
    for (Span separator : separators) {
      pieces.add(new Span(start, separator.start()));
      start = separator.end();
    }
    pieces.add(new Span(start, text.length()));
    return pieces;
  }
}
