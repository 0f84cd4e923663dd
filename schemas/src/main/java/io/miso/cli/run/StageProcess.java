package io.miso.cli.run;

import java.util.List;

/** A stage's running process. */
interface StageProcess {
  /** Asks it to save and end. */
  void stop();

  /** Ends it at once. */
  void kill();

  /** The last lines of its standard error, oldest first; maybe none. */
  List<String> lastErrors();

  /** Starts stages. */
  interface Starter {
    /** Starts the stage's process with further arguments. */
    StageProcess start(Stage stage, List<String> further);

    /** Where the stage's standard error is kept. */
    String log(Stage stage);
  }
}
