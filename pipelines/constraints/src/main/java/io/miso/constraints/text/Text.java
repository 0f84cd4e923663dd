package io.miso.constraints.text;

import java.util.List;
import java.util.Locale;

/**
 * Characters as Python sees them, by code point: IFEval's reference checkers are Python, and Java's
 * {@code \s}, {@code \w}, {@code strip()} and {@code \b} differ from it.
 */
public final class Text {
  private static final int ASCII = 128;
  private static final boolean[] ASCII_WORD = new boolean[ASCII];

  static {
    for (int c = 0; c < ASCII; c++) {
      ASCII_WORD[c] = Character.isLetterOrDigit(c) || c == '_';
    }
  }

  private Text() {}

  /** True for Python's white space, which unlike Java's includes U+0085 and the no-break blanks. */
  public static boolean isBlank(int codePoint) {
    return codePoint < ASCII
        ? codePoint <= 0x20 && (codePoint >= 0x1C || (codePoint >= 0x09 && codePoint <= 0x0D))
        : isOtherBlank(codePoint);
  }

  private static boolean isOtherBlank(int codePoint) {
    return codePoint == 0x85
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
    return codePoint < ASCII ? ASCII_WORD[codePoint] : isOtherWordChar(codePoint);
  }

  private static boolean isOtherWordChar(int codePoint) {
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
      default -> false;
    };
  }

  /** How many maximal runs of word characters there are. */
  public static int countWords(String text) {
    char[] chars = text.toCharArray();
    int count = 0;
    boolean before = false;
    int next;
    for (int i = 0; i < chars.length; i = next) {
      int c = chars[i] < ASCII ? chars[i] : Character.codePointAt(chars, i);
      next = i + Character.charCount(c);
      boolean now = isWordChar(c);
      count += now && !before ? 1 : 0;
      before = now;
    }
    return count;
  }

  /** True for decimal digits of any script. */
  public static boolean isDigit(int codePoint) {
    return codePoint < ASCII
        ? codePoint >= '0' && codePoint <= '9'
        : Character.getType(codePoint) == Character.DECIMAL_DIGIT_NUMBER;
  }

  /** True when word characters stand on both sides of this UTF-16 index. */
  public static boolean isInsideWord(String text, int index) {
    return index > 0
        && index < text.length()
        && isWordChar(text.codePointBefore(index))
        && isWordChar(text.codePointAt(index));
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

  /** True when the lower-cased text starts with the lower-cased other one. */
  public static boolean startsInAnyCase(String text, String start) {
    return isAscii(start) && start.length() <= text.length() && isAscii(text, 0, start.length())
        ? text.regionMatches(true, 0, start, 0, start.length())
        : lower(text).startsWith(lower(start));
  }

  /** True when the lower-cased text ends with the lower-cased other one. */
  public static boolean endsInAnyCase(String text, String end) {
    int from = text.length() - end.length();
    return isAscii(end) && from >= 0 && isAscii(text, from, text.length())
        ? text.regionMatches(true, from, end, 0, end.length())
        : lower(text).endsWith(lower(end));
  }

  private static boolean isAscii(String text) {
    return isAscii(text, 0, text.length());
  }

  private static boolean isAscii(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (text.charAt(i) >= ASCII) {
        return false;
      }
    }
    return true;
  }

  /** "a", "a and b", "a, b and c", where the last word is "and". */
  public static String listed(List<String> items, String last) {
    int size = items.size();
    String tail = items.get(size - 1);
    return size == 1
        ? tail
        : String.join(", ", items.subList(0, size - 1)) + " " + last + " " + tail;
  }

  /** The text with its first character in upper case. */
  public static String capitalised(String text) {
    int first = text.isEmpty() ? 0 : text.offsetByCodePoints(0, 1);
    return text.substring(0, first).toUpperCase(Locale.ROOT) + text.substring(first);
  }

  /** Python's {@code isupper}: some capital, and neither small nor title-case letters. */
  public static boolean isUpper(String text) {
    boolean any = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (Character.isLowerCase(c) || Character.isTitleCase(c)) {
        return false;
      }
      any |= Character.isUpperCase(c);
      i += Character.charCount(c);
    }
    return any;
  }

  /** Python's {@code islower}: some small letter, and neither capitals nor title-case letters. */
  public static boolean isLower(String text) {
    boolean any = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (Character.isUpperCase(c) || Character.isTitleCase(c)) {
        return false;
      }
      any |= Character.isLowerCase(c);
      i += Character.charCount(c);
    }
    return any;
  }

  /** The text with every character as matching without regard to case sees it; as long. */
  public static String folded(String text) {
    char[] folded = text.toCharArray();
    for (int i = 0; i < folded.length; i++) {
      folded[i] = folded(folded[i]);
    }
    return new String(folded);
  }

  private static char folded(char c) {
    if (c < ASCII) {
      return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }
    return Character.toLowerCase(Character.toUpperCase(c));
  }
}
