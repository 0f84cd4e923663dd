package io.miso.constraints.clean;

import io.miso.constraints.text.Text;
import java.util.List;

/**
 * Outputs that stop in the middle: a code fence left open, or a long line of prose that ends with a
 * small letter, a comma or a semicolon (C4, arXiv 1910.10683, keeps only lines with an end mark;
 * this rule asks for more signs before it refuses). Constraints on an output's form or its end may
 * demand such an end and switch it off.
 */
record TruncatedRule() implements Rule {
  private static final String FENCE = "```";
  private static final int LEAST_WORDS = 40;
  private static final int LEAST_LINE = 60;
  private static final List<String> DEMAND =
      List.of(
          "startend:",
          "detectable_format:",
          "detectable_content:",
          "punctuation:",
          "length_",
          "miso:startend:",
          "miso:layout:",
          "miso:data:",
          "miso:punctuation:");

  @Override
  public List<Finding> check(Row row) {
    String text = Text.stripRight(row.output());
    String sign = openFence(text) ? "an open code fence" : end(text, row.answered().count());
    return sign.isEmpty() || row.asks(DEMAND)
        ? List.of()
        : List.of(new Finding("TRUNCATED", "The output ends with " + sign));
  }

  private static boolean openFence(String text) {
    int fences = 0;
    for (int at = text.indexOf(FENCE); at >= 0; at = text.indexOf(FENCE, at + FENCE.length())) {
      fences++;
    }
    return fences % 2 == 1;
  }

  private static String end(String text, int words) {
    if (words < LEAST_WORDS) {
      return "";
    }
    int line = text.length() - text.lastIndexOf('\n') - 1;
    int last = text.codePointBefore(text.length());
    boolean open = last == ',' || last == ';' || Character.isLowerCase(last);
    boolean address = text.substring(text.lastIndexOf(' ') + 1).contains("/");
    return open && line >= LEAST_LINE && !address
        ? "'" + text.substring(text.length() - 20) + "', in the middle of a line"
        : "";
  }
}
