package io.miso.constraints.write.rich;

/** Initial capitals. */
final class Capitals {
  private Capitals() {}

  /** A capital at the beginning of whatever blanks and hyphens divide. */
  static String everyWord(String text) {
    StringBuilder raised = new StringBuilder(text.length());
    boolean due = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean counts = Character.isLetterOrDigit(c);
      raised.append(due && counts ? Character.toUpperCase(c) : c);
      due = Character.isWhitespace(c) || c == '-' || due && !counts;
    }
    return raised.toString();
  }
}
