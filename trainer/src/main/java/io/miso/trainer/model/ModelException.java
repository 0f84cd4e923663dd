package io.miso.trainer.model;

/** A model folder that cannot be used; its message names file, value and remedy. */
public final class ModelException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** A message that says it all. */
  public ModelException(String message) {
    super(message);
  }

  /** A message that says it all, and what lies beneath. */
  public ModelException(String message, Throwable cause) {
    super(message, cause);
  }
}
