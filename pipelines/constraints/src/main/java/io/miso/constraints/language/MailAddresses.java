package io.miso.constraints.language;

/**
 * Finds mail addresses as langdetect's expression {@code
 * [-_.0-9A-Za-z]{1,64}@[-_0-9A-Za-z]{1,255}[-_.0-9A-Za-z]{1,255}} does, looking around each at sign
 * instead of at every character.
 */
final class MailAddresses {
  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_HOST = 255;

  private MailAddresses() {}

  /** The text with a blank in place of each address. */
  static String blanked(String text) {
    StringBuilder kept = new StringBuilder();
    int from = 0;
    for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
      int start = at;
      while (start > from && at - start < LONGEST_NAME && isOfName(text.charAt(start - 1))) {
        start--;
      }
      int end = start < at ? hostEnd(text, at + 1) : -1;
      if (end >= 0) {
        kept.append(text, from, start).append(' ');
        from = end;
      }
    }
    return kept.append(text, from, text.length()).toString();
  }

  /** Where the longest host ends that begins here, or -1; dots come after its first part only. */
  private static int hostEnd(String text, int start) {
    int first = start;
    while (first < text.length() && first - start < LONGEST_HOST && isOfHost(text.charAt(first))) {
      first++;
    }
    int end = first;
    while (end < text.length() && end - first < LONGEST_HOST && isOfName(text.charAt(end))) {
      end++;
    }
    return first > start && end > start + 1 ? end : -1;
  }

  private static boolean isOfName(char c) {
    return c == '.' || isOfHost(c);
  }

  private static boolean isOfHost(char c) {
    return c == '-'
        || c == '_'
        || (c >= '0' && c <= '9')
        || (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z');
  }
}
