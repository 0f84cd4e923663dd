package io.miso.cli.run;

import java.util.List;

/**
 * A stage's unexpected end in words.
 *
 * @param stage what failed
 * @param exitCode its exit code; 128 + n: by signal n
 * @param errors the last lines of its standard error
 * @param log the file that holds all of them
 */
record Failure(Stage stage, int exitCode, List<String> errors, String log) {
  private static final int SHOWN = 5;

  Failure {
    errors = List.copyOf(errors);
  }

  static String code(int exitCode) {
    return exitCode > 128 ? "signal " + (exitCode - 128) : "exit code " + exitCode;
  }

  /** The last few lines before the one that {@link #text} repeats. */
  List<String> tail() {
    int end = Math.max(0, errors.size() - 1);
    return errors.subList(Math.max(0, end - SHOWN + 1), end);
  }

  /** One sentence: what failed, how, its last word, and where to read more. */
  String text() {
    String word =
        errors.isEmpty()
            ? "it left no error, which a full disk can cause"
            : errors.get(errors.size() - 1);
    return "The %s failed with %s: %s (log: %s)."
        .formatted(stage.title(), code(exitCode), word, log);
  }
}
