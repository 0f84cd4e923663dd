package io.miso.constraints.decompose;

import io.miso.constraints.text.Text;

/**
 * A rough measure of length: words and numbers, marks, and each character of a script without
 * blanks.
 */
final class Tokens {
  private static final int FIRST_WIDE = 0x2E80;

  private Tokens() {}

  /** How many there are between the indices. */
  static int count(String text, int start, int end) {
    int count = 0;
    boolean inWord = false;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      boolean letter = Character.isLetterOrDigit(c) && c < FIRST_WIDE;
      if (!letter && !Text.isBlank(c) || letter && !inWord) {
        count++;
      }
      inWord = letter;
    }
    return count;
  }
}
