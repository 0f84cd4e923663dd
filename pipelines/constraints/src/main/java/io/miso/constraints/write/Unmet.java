package io.miso.constraints.write;

import io.miso.constraints.Constraint;
import io.miso.constraints.Output;
import io.miso.constraints.Verdict;
import io.miso.constraints.Verdicts;
import java.util.ArrayList;
import java.util.List;

/** What an output still fails. */
public final class Unmet {
  private Unmet() {}

  /** One line for each constraint that does not hold by both readings. */
  public static List<String> in(String output, List<Constraint> constraints) {
    List<String> unmet = new ArrayList<>();
    Output written = Output.of(output);
    for (Constraint constraint : constraints) {
      Verdicts verdicts = constraint.verifyBoth(written);
      Verdict verdict = verdicts.decisive();
      if (!verdicts.satisfied()) {
        unmet.add(
            constraint.kind() + ": wanted " + verdict.expected() + ", has " + verdict.observed());
      }
    }
    return unmet;
  }
}
