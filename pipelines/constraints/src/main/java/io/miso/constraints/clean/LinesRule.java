package io.miso.constraints.clean;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Outputs of which more than 30 % of the lines that are not blank repeat an earlier one (Gopher,
 * arXiv 2112.11446, table A1). Fewer than four lines say nothing. Constraints that ask for
 * repetition switch it off.
 */
record LinesRule() implements Rule {
  private static final int MOST_PERCENT = 30;
  private static final int LEAST_LINES = 4;

  @Override
  public List<Finding> check(Row row) {
    if (breaks(row.output()) < LEAST_LINES - 1) {
      return List.of();
    }
    Set<String> seen = new HashSet<>();
    List<String> lines = row.output().lines().map(String::strip).filter(LinesRule::says).toList();
    long repeated = lines.stream().filter(line -> !seen.add(line)).count();
    if (lines.size() < LEAST_LINES
        || 100 * repeated <= (long) MOST_PERCENT * lines.size()
        || row.asksForRepetition()) {
      return List.of();
    }
    return List.of(
        new Finding(
            "REPEATED_LINES",
            "%d of the output's %d lines are repeated, allowed are %d %%"
                .formatted(repeated, lines.size(), MOST_PERCENT)));
  }

  /** Dividers and the like say nothing. */
  private static boolean says(String line) {
    return line.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  private static int breaks(String text) {
    int breaks = 0;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      breaks++;
    }
    return breaks;
  }
}
