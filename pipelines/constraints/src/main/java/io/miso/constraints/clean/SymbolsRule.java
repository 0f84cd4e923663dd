package io.miso.constraints.clean;

import io.miso.constraints.text.Text;
import java.util.List;

/**
 * Outputs of which more than 40 % of all characters but blanks are neither letters, marks nor
 * digits. Constraints on format and placeholders demand symbols, so they switch it off.
 */
record SymbolsRule() implements Rule {
  private static final int MOST_PERCENT = 40;
  private static final List<String> DEMAND =
      List.of(
          "detectable_format:",
          "detectable_content:",
          "combination:",
          "startend:",
          "miso:layout:",
          "miso:data:",
          "miso:startend:");

  @Override
  public List<Finding> check(Row row) {
    String text = row.output();
    int symbols = 0;
    int all = 0;
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      i += Character.charCount(codePoint);
      if (codePoint > ' ' && (codePoint < 0x80 || !Text.isBlank(codePoint))) {
        all++;
        symbols += isSymbol(codePoint) ? 1 : 0;
      }
    }
    if (100L * symbols <= (long) MOST_PERCENT * all || row.asks(DEMAND)) {
      return List.of();
    }
    return List.of(
        new Finding(
            "SYMBOLS",
            "%d of the output's %d characters are symbols, allowed are %d %%"
                .formatted(symbols, all, MOST_PERCENT)));
  }

  private static boolean isSymbol(int codePoint) {
    if (codePoint < 0x80) {
      int letter = codePoint | 0x20;
      return (letter < 'a' || letter > 'z') && (codePoint < '0' || codePoint > '9');
    }
    int type = Character.getType(codePoint);
    return !Character.isLetterOrDigit(codePoint)
        && type != Character.NON_SPACING_MARK
        && type != Character.COMBINING_SPACING_MARK;
  }
}
