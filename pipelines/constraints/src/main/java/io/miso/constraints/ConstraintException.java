package io.miso.constraints;

/** A constraint that cannot be built: names its kind, the parameter, its value and the remedy. */
public final class ConstraintException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final Reason reason;

  /** Why a constraint cannot be built. */
  public enum Reason {
    /** No kind has that id. */
    UNKNOWN_KIND,
    /** The kind is known, but code alone cannot decide it. */
    UNDECIDABLE,
    /** A needed parameter is absent or negative; upstream's checkers then draw one at random. */
    UNSPECIFIED,
    /** A parameter has a value that the kind cannot use. */
    WRONG_PARAMETER
  }

  ConstraintException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Why it cannot be built. */
  public Reason reason() {
    return reason;
  }
}
