package io.miso.constraints;

import io.miso.constraints.text.Span;
import java.util.List;

/** Verdicts that rest on a number of places in the output. */
final class Counted {
  private Counted() {}

  static Verdict verdict(
      Constraint constraint, boolean satisfied, List<Span> found, Output output) {
    String observed = Integer.toString(found.size());
    return new Verdict(
        satisfied, constraint.expected(), observed, Evidence.of(output, found, "counted"));
  }
}
