package io.miso.cli.run;

/** A process that {@code miso run} keeps alive. */
enum Stage {
  GENERATOR("generator", "generate", "accepted"),
  TRAINER("trainer", "train", "step");

  private final String title;
  private final String command;
  private final String progressKey;

  Stage(String title, String command, String progressKey) {
    this.title = title;
    this.command = command;
    this.progressKey = progressKey;
  }

  /** How people know it. */
  String title() {
    return title;
  }

  /** Its command of {@code miso}. */
  String command() {
    return command;
  }

  /** The figure that grows while the stage gets anything done. */
  String progressKey() {
    return progressKey;
  }
}
