package io.miso.constraints.clean;

import io.miso.constraints.Constraint;
import java.util.List;

/**
 * A pair as the rules see it.
 *
 * @param instruction the prompt's turns, with blank lines between
 * @param output the answer
 * @param asked the instruction's words
 * @param answered the output's words
 * @param constraints what the output must satisfy, and does
 * @param composed true if Miso composed instruction and output itself
 */
public record Row(
    String instruction,
    String output,
    Words asked,
    Words answered,
    List<Constraint> constraints,
    boolean composed) {
  private static final List<String> REPETITION =
      List.of(
          "combination:",
          "keywords:frequency",
          "keywords:letter_frequency",
          "detectable_content:",
          "miso:layout:",
          "miso:data:");

  /** The pair with its words. */
  public static Row of(
      String instruction, String output, List<Constraint> constraints, boolean composed) {
    return new Row(
        instruction, output, Words.of(instruction), Words.of(output), constraints, composed);
  }

  /** True if constraints ask for what reads as repetition. */
  boolean asksForRepetition() {
    return asks(REPETITION);
  }

  /** True if a constraint of one of these kinds, or groups of kinds, is asked for. */
  boolean asks(List<String> kinds) {
    for (Constraint constraint : constraints) {
      for (String kind : kinds) {
        if (constraint.kind().startsWith(kind)) {
          return true;
        }
      }
    }
    return false;
  }
}
