package io.miso.constraints.text;

import java.util.List;

/** ASCII punctuation and blank-separated tokens, as Python's string methods see them. */
public final class Ascii {
  private static final int LAST = 0x7E;

  private Ascii() {}

  /** True for the 32 punctuation marks of ASCII. */
  public static boolean isPunctuation(int c) {
    return c > ' ' && c <= LAST && !Character.isLetterOrDigit(c);
  }

  private static boolean isMargin(char c) {
    return c == ' ' || isPunctuation(c);
  }

  /** The text without any punctuation. */
  public static String withoutPunctuation(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (!isPunctuation(text.charAt(i))) {
        kept.append(text.charAt(i));
      }
    }
    return kept.toString();
  }

  /** Removes punctuation and spaces at both ends. */
  public static String strip(String text) {
    return stripRight(stripLeft(text));
  }

  /** Removes punctuation and spaces at the beginning. */
  public static String stripLeft(String text) {
    int start = 0;
    while (start < text.length() && isMargin(text.charAt(start))) {
      start++;
    }
    return text.substring(start);
  }

  /** Removes punctuation and spaces at the end. */
  public static String stripRight(String text) {
    int end = text.length();
    while (end > 0 && isMargin(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }

  /** The runs of anything but white space. */
  public static List<Span> tokens(String text) {
    return Span.runs(text, c -> !Text.isBlank(c));
  }

  /** The texts of {@link #tokens}. */
  public static List<String> split(String text) {
    return tokens(text).stream().map(token -> token.in(text)).toList();
  }
}
