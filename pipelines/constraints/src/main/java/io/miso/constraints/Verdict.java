package io.miso.constraints;

import java.io.Serializable;
import java.util.List;

/**
 * What a verifier says of one output.
 *
 * @param status whether the output obeys the constraint, or that it could not be told
 * @param expected what the constraint asks for, readable
 * @param observed what the output has, readable
 * @param evidence where in the output the verdict comes from; may be empty
 */
public record Verdict(Status status, String expected, String observed, List<Evidence> evidence)
    implements Serializable {
  /** Version of the verifiers' rules; raise it when a verdict can change. */
  public static final int VERIFIER_VERSION = 4;

  /** The three outcomes of a verifier. */
  public enum Status {
    /** The output obeys. */
    SATISFIED,
    /** The output does not obey. */
    UNSATISFIED,
    /** The constraint could not be judged: no statement on the output. */
    ERROR
  }

  /** Copies the evidence. */
  public Verdict {
    evidence = List.copyOf(evidence);
  }

  /** A verdict that could be reached. */
  public Verdict(boolean satisfied, String expected, String observed, List<Evidence> evidence) {
    this(satisfied ? Status.SATISFIED : Status.UNSATISFIED, expected, observed, evidence);
  }

  /** A verdict without evidence. */
  public static Verdict of(boolean satisfied, String expected, String observed) {
    return new Verdict(satisfied, expected, observed, List.of());
  }

  /** No verdict, and why: the observed text says it. */
  public static Verdict error(String expected, String why) {
    return new Verdict(Status.ERROR, expected, why, List.of());
  }

  /** True when the output obeys the constraint. */
  public boolean satisfied() {
    return status == Status.SATISFIED;
  }
}
