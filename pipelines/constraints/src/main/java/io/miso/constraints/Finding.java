package io.miso.constraints;

import io.miso.constraints.text.Span;
import java.util.List;

/**
 * What a rule finds in an output.
 *
 * @param observed readable
 * @param places what it rests on
 * @param note what stands at the places
 */
record Finding(boolean satisfied, String observed, List<Span> places, String note) {

  static Finding of(boolean satisfied, String observed) {
    return new Finding(satisfied, observed, List.of(), "");
  }

  /** Satisfied by at least so many places. */
  static Finding atLeast(int number, List<Span> places) {
    return new Finding(places.size() >= number, Integer.toString(places.size()), places, "counted");
  }

  /** Satisfied when nothing breaks the rule. */
  static Finding unbroken(List<Span> breaks) {
    return new Finding(
        breaks.isEmpty(), breaks.isEmpty() ? "none" : breaks.size() + " found", breaks, "breaks");
  }

  Verdict verdict(Constraint constraint, Output output) {
    return new Verdict(
        satisfied, constraint.expected(), observed, Evidence.of(output, places, note));
  }
}
