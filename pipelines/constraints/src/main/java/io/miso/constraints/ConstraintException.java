package io.miso.constraints;

/** A constraint that cannot be built: names its kind, the parameter, its value and the remedy. */
public final class ConstraintException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  ConstraintException(String message) {
    super(message);
  }
}
