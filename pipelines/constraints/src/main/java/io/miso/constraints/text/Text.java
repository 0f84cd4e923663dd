package io.miso.constraints.text;

import java.util.Locale;

/**
 * Characters as Python sees them, by code point: IFEval's reference checkers are Python, and Java's
 * {@code \s}, {@code \w}, {@code strip()} and {@code \b} differ from it.
 */
public final class Text {
  private Text() {}

  /** True for Python's white space, which unlike Java's includes U+0085 and the no-break blanks. */
  public static boolean isBlank(int codePoint) {
    return (codePoint >= 0x09 && codePoint <= 0x0D)
        || (codePoint >= 0x1C && codePoint <= 0x20)
        || codePoint == 0x85
        || codePoint == 0xA0
        || codePoint == 0x1680
        || (codePoint >= 0x2000 && codePoint <= 0x200A)
        || codePoint == 0x2028
        || codePoint == 0x2029
        || codePoint == 0x202F
        || codePoint == 0x205F
        || codePoint == 0x3000;
  }

  /** True when nothing but white space is in the text. */
  public static boolean isBlank(String text) {
    return rightEnd(text) == 0;
  }

  /** True for letters, numbers of every sort and the underscore; marks are not word characters. */
  public static boolean isWordChar(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER ->
          true;
      default -> codePoint == '_';
    };
  }

  /** True for decimal digits of any script. */
  public static boolean isDigit(int codePoint) {
    return Character.getType(codePoint) == Character.DECIMAL_DIGIT_NUMBER;
  }

  /** True when a word begins or ends at this UTF-16 index. */
  public static boolean isBoundary(String text, int index) {
    boolean before = index > 0 && isWordChar(text.codePointBefore(index));
    boolean after = index < text.length() && isWordChar(text.codePointAt(index));
    return before != after;
  }

  /** Removes white space at both ends. */
  public static String strip(String text) {
    return stripRight(stripLeft(text));
  }

  /** Removes white space at the beginning; white space lies in the basic plane. */
  public static String stripLeft(String text) {
    int start = 0;
    while (start < text.length() && isBlank(text.charAt(start))) {
      start++;
    }
    return text.substring(start);
  }

  /** Removes white space at the end. */
  public static String stripRight(String text) {
    return text.substring(0, rightEnd(text));
  }

  /** UTF-16 index just past the last character that is not white space. */
  public static int rightEnd(String text) {
    int end = text.length();
    while (end > 0 && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  /** Removes the run of one character at the beginning. */
  public static String stripLeft(String text, char unwanted) {
    int start = 0;
    while (start < text.length() && text.charAt(start) == unwanted) {
      start++;
    }
    return text.substring(start);
  }

  /** Removes the run of one character at the end. */
  public static String stripRight(String text, char unwanted) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == unwanted) {
      end--;
    }
    return text.substring(0, end);
  }

  /** Lower-cases independently of the machine's locale. */
  public static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** The text with its first character in upper case. */
  public static String capitalised(String text) {
    int first = text.isEmpty() ? 0 : text.offsetByCodePoints(0, 1);
    return text.substring(0, first).toUpperCase(Locale.ROOT) + text.substring(first);
  }

  /** Python's {@code isupper}: some capital, and neither small nor title-case letters. */
  public static boolean isUpper(String text) {
    return text.codePoints().anyMatch(Character::isUpperCase)
        && text.codePoints().noneMatch(c -> Character.isLowerCase(c) || Character.isTitleCase(c));
  }

  /** Python's {@code islower}: some small letter, and neither capitals nor title-case letters. */
  public static boolean isLower(String text) {
    return text.codePoints().anyMatch(Character::isLowerCase)
        && text.codePoints().noneMatch(c -> Character.isUpperCase(c) || Character.isTitleCase(c));
  }
}
