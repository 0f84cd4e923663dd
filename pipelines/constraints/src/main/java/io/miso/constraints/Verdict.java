package io.miso.constraints;

import java.io.Serializable;
import java.util.List;

/**
 * What a verifier says of one output.
 *
 * @param satisfied true when the output obeys the constraint
 * @param expected what the constraint asks for, readable
 * @param observed what the output has, readable
 * @param evidence where in the output the verdict comes from; may be empty
 */
public record Verdict(boolean satisfied, String expected, String observed, List<Evidence> evidence)
    implements Serializable {
  /** Version of the verifiers' rules; raise it when a verdict can change. */
  public static final int VERIFIER_VERSION = 2;

  /** Copies the evidence. */
  public Verdict {
    evidence = List.copyOf(evidence);
  }

  static Verdict of(boolean satisfied, String expected, String observed) {
    return new Verdict(satisfied, expected, observed, List.of());
  }
}
