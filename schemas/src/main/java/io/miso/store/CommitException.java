package io.miso.store;

/** A commit that did not surely succeed. Anything else a store throws may be retried. */
public class CommitException extends RuntimeException {
  private static final long serialVersionUID = 1;

  CommitException(String message, Throwable cause) {
    super(message, cause);
  }

  CommitException(String message) {
    super(message);
  }

  /** Another writer's bytes stand under the name: stop. */
  public static final class Conflict extends CommitException {
    private static final long serialVersionUID = 1;

    /** A conflict on the object. */
    public Conflict(String object) {
      super("Another writer has published other bytes as " + object + ". Stop one of the two.");
    }
  }

  /** The write may have landed: delete nothing, repeat the same commit. */
  public static final class StateUnknown extends CommitException {
    private static final long serialVersionUID = 1;

    /** An unknown outcome on the object. */
    public StateUnknown(String object, Throwable cause) {
      super("It is not known whether " + object + " was written; repeat the same commit.", cause);
    }
  }
}
