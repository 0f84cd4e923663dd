package io.miso.constraints.clean;

import java.util.Optional;

/**
 * Characters that no text needs: U+FFFD (what is left of broken bytes), control characters but tab,
 * line feed and carriage return, overrides of the writing direction, which show another text than
 * they hold (CVE-2021-42574), and invisible ones that hide or split words. Right-to-left letters
 * and marks, joiners of emoji and of Indic or Persian letters, and flags made of tags are text.
 */
record CharactersRule() implements TextRule {
  private static final int BLACK_FLAG = 0x1F3F4;

  @Override
  public Optional<Finding> find(String name, String text) {
    boolean flag = false;
    for (int i = 0; i < text.length(); i++) {
      int codePoint = text.charAt(i);
      if (codePoint >= ' ' && codePoint < 0x7F) {
        continue;
      }
      codePoint = text.codePointAt(i);
      boolean tag = codePoint >= 0xE0020 && codePoint <= 0xE007F;
      String kind = flag && tag ? "" : kind(codePoint);
      flag = codePoint == BLACK_FLAG || flag && tag;
      if (!kind.isEmpty()) {
        return Optional.of(
            new Finding(
                "CHARACTERS:" + kind,
                "The %s holds U+%04X at index %d".formatted(name, codePoint, i)));
      }
      i += Character.charCount(codePoint) - 1;
    }
    return Optional.empty();
  }

  /** What is wrong with a character; empty: nothing. */
  private static String kind(int codePoint) {
    if (codePoint == 0xFFFD) {
      return "broken";
    }
    if (Character.isISOControl(codePoint)) {
      return codePoint == '\n' || codePoint == '\t' || codePoint == '\r' ? "" : "control";
    }
    if (codePoint >= 0x202A && codePoint <= 0x202E || codePoint >= 0x2066 && codePoint <= 0x2069) {
      return "bidi";
    }
    boolean hidden =
        codePoint == 0x200B
            || codePoint >= 0x2060 && codePoint <= 0x2064
            || codePoint == 0xFEFF
            || codePoint == 0x00AD
            || codePoint >= 0xE0000 && codePoint <= 0xE007F;
    return hidden ? "hidden" : "";
  }
}
