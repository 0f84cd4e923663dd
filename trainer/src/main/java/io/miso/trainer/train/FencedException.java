package io.miso.trainer.train;

/** Another trainer works on the same run. */
public final class FencedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Names the run. */
  public FencedException(String run) {
    super(
        "Another trainer works on run '"
            + run
            + "'. Stop it, or choose another run with --set run.name=NAME.");
  }
}
