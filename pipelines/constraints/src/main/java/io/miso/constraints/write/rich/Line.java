package io.miso.constraints.write.rich;

import io.miso.constraints.text.Text;

/**
 * One sentence of the answer.
 *
 * @param words without capital and stop
 * @param tails what was added to lengthen it; each begins with a blank
 * @param open true if tails may be added
 * @param free true if nothing that is asked for depends on it, so that it may be replaced
 */
record Line(String words, String tails, boolean open, boolean free) {

  /** A sentence that stays as it is. */
  static Line fixed(String words) {
    return new Line(words, "", false, false);
  }

  /** True for the verdict that the instruction gives word for word. */
  boolean isAnswer() {
    return words.startsWith("My answer is ");
  }

  Line with(String tail) {
    return new Line(words, tails + " " + tail, open, free);
  }

  Line bare() {
    return new Line(words, "", open, free);
  }

  /** The sentence. */
  String text() {
    String text = Text.capitalised(words + tails);
    char last = text.charAt(text.length() - 1);
    if (last == '.' || last == '!' || last == '?') {
      return text;
    }
    boolean chinese = text.codePoints().anyMatch(Character::isIdeographic);
    return text + (chinese ? "。" : ".");
  }

  /** Words as the verifiers count them. */
  int count() {
    return count(words) + count(tails);
  }

  static int count(String text) {
    int count = 0;
    boolean inside = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean word = c < 128 ? Character.isLetterOrDigit(c) || c == '_' : Text.isWordChar(c);
      count += word && !inside ? 1 : 0;
      inside = word;
    }
    return count;
  }
}
