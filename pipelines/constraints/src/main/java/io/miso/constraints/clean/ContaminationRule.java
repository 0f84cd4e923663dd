package io.miso.constraints.clean;

import java.util.ArrayList;
import java.util.List;

/** Instructions and outputs that hold a prompt of a public test set. */
record ContaminationRule() implements Rule {

  @Override
  public List<Finding> check(Row row) {
    List<Finding> findings = new ArrayList<>(0);
    check(findings, "instruction", row.asked());
    check(findings, "output", row.answered());
    return findings;
  }

  private void check(List<Finding> findings, String name, Words words) {
    Contamination.shipped()
        .find(words)
        .ifPresent(
            set ->
                findings.add(
                    new Finding(
                        "CONTAMINATED:" + set,
                        "The %s is like a prompt of %s".formatted(name, set))));
  }
}
