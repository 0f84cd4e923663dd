package io.miso.constraints.clean;

import java.util.Arrays;
import java.util.List;

/**
 * Outputs of which more than 20 % of the runs of three words repeat an earlier run (Gopher, arXiv
 * 2112.11446, measures characters of frequent runs; here runs are counted). Under 20 words nothing
 * is said. Constraints that ask for repetition switch it off.
 */
record RepetitionRule() implements Rule {
  private static final int RUN = 3;
  private static final int MOST_PERCENT = 20;
  private static final int LEAST_WORDS = 20;

  @Override
  public List<Finding> check(Row row) {
    if (row.answered().count() < LEAST_WORDS) {
      return List.of();
    }
    long[] runs = row.answered().runs(RUN);
    Arrays.sort(runs);
    int repeated = 0;
    for (int i = 1; i < runs.length; i++) {
      repeated += runs[i] == runs[i - 1] ? 1 : 0;
    }
    if (100L * repeated <= (long) MOST_PERCENT * runs.length || row.asksForRepetition()) {
      return List.of();
    }
    return List.of(
        new Finding(
            "REPETITION",
            "%d of the output's %d runs of %d words are repeated, allowed are %d %%"
                .formatted(repeated, runs.length, RUN, MOST_PERCENT)));
  }
}
