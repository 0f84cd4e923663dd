package io.miso.cli.run;

/** What the supervisor waits for. */
sealed interface Event {
  /** A line on a stage's standard output. */
  record Printed(Stage stage, String line) implements Event {}

  /** A stage's process ended, after its last line; 128 + n: by signal n. */
  record Ended(Stage stage, int exitCode) implements Event {}

  /** Ctrl-C or SIGTERM; the second one kills. */
  record StopRequested() implements Event {}
}
