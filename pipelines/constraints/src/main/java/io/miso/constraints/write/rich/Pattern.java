package io.miso.constraints.write.rich;

import java.util.ArrayList;
import java.util.List;

/**
 * A sentence with slots.
 *
 * @param literals what stands before, between and after the slots; one more than slots
 * @param slots their names
 * @param open true if a tail may be added
 * @param comma true if a literal has a comma
 */
record Pattern(List<String> literals, List<String> slots, boolean open, boolean comma) {
  /** Copies the lists. */
  Pattern {
    literals = List.copyOf(literals);
    slots = List.copyOf(slots);
  }

  /** Reads words with slots in braces; a ~ at the end allows a tail. */
  static Pattern of(String words) {
    boolean open = words.endsWith("~");
    String text = open ? words.substring(0, words.length() - 1) : words;
    List<String> literals = new ArrayList<>();
    List<String> slots = new ArrayList<>();
    int from = 0;
    int brace = text.indexOf('{');
    while (brace >= 0) {
      int close = text.indexOf('}', brace);
      literals.add(text.substring(from, brace));
      slots.add(text.substring(brace + 1, close));
      from = close + 1;
      brace = text.indexOf('{', from);
    }
    literals.add(text.substring(from));
    return new Pattern(literals, slots, open, text.indexOf(',') >= 0);
  }
}
