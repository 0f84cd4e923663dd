package io.miso.shards;

/** An object that is torn, altered or from an unknown schema; its message names it and says why. */
public final class CorruptObjectException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String object;
  private final String reason;

  /** A refusal of the object for the reason. */
  public CorruptObjectException(String object, String reason) {
    super("Refused " + object + ": " + reason);
    this.object = object;
    this.reason = reason;
  }

  /** The object's name. */
  public String object() {
    return object;
  }

  /** Why it was refused. */
  public String reason() {
    return reason;
  }
}
