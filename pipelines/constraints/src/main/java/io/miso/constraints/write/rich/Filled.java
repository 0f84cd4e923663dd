package io.miso.constraints.write.rich;

import io.miso.constraints.text.Text;

/**
 * A template with its small slots filled; the text goes between.
 *
 * @param before up to the text's slot
 * @param after from there
 */
record Filled(String before, String after) {
  private static final String TEXT = "[text]";

  static Filled of(String template, Speaker speaker) {
    int at = template.indexOf(TEXT);
    String before = filled(template.substring(0, at), speaker);
    return new Filled(before, Text.strip(filled(template.substring(at + TEXT.length()), speaker)));
  }

  /** Every fixed part that a blank opens begins a line. */
  private static String filled(String template, Speaker speaker) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    int open = template.indexOf('[');
    while (open >= 0) {
      int close = template.indexOf(']', open);
      text.append(part(template.substring(at, open), at > 0));
      text.append(speaker.entry(template.substring(open + 1, close)));
      at = close + 1;
      open = template.indexOf('[', at);
    }
    return text.append(part(template.substring(at), at > 0)).toString();
  }

  private static String part(String words, boolean inside) {
    return inside && words.startsWith(" ") ? "\n" + words.substring(1) : words;
  }
}
