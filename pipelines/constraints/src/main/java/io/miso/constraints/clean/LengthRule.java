package io.miso.constraints.clean;

import java.util.ArrayList;
import java.util.List;

/**
 * Too short or too long. The bounds are those of the project's data design in tokens; words are
 * counted here, as no tokenizer is known before training, and a word is about 1.3 tokens.
 */
record LengthRule() implements Rule {
  private static final int LEAST_ASKED = 3;
  private static final int MOST_ASKED = 4096;
  private static final int LEAST_ANSWERED = 1;
  private static final int MOST_ANSWERED = 8192;

  @Override
  public List<Finding> check(Row row) {
    List<Finding> findings = new ArrayList<>(0);
    check(findings, "instruction", row.asked().count(), LEAST_ASKED, MOST_ASKED);
    check(findings, "output", row.answered().count(), LEAST_ANSWERED, MOST_ANSWERED);
    return findings;
  }

  private static void check(List<Finding> findings, String name, int words, int least, int most) {
    if (words < least || words > most) {
      findings.add(
          new Finding(
              "LENGTH:" + name,
              "The %s has %d words, allowed are %d to %d".formatted(name, words, least, most)));
    }
  }
}
