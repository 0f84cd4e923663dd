package io.miso.constraints.clean;

import java.util.List;

/**
 * Outputs that begin with the whole instruction, letter case and punctuation aside. A constraint to
 * repeat the prompt switches it off; so does an instruction under five words, which an answer may
 * well take up.
 */
record EchoRule() implements Rule {
  private static final int LEAST_WORDS = 5;
  private static final List<String> DEMAND = List.of("combination:");

  @Override
  public List<Finding> check(Row row) {
    if (row.asked().count() < LEAST_WORDS
        || !row.answered().startsWith(row.asked())
        || row.asks(DEMAND)) {
      return List.of();
    }
    return List.of(
        new Finding(
            "ECHO",
            "The output begins with the instruction's %d words".formatted(row.asked().count())));
  }
}
