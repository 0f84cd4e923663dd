package io.miso.streaming.answer.teacher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Fetches the key from where the setting says it is. No message here repeats it. */
final class ApiKey {
  private static final String ENV = "env:";
  private static final String FILE = "file:";

  private ApiKey() {}

  /**
   * The key; empty if the setting is.
   *
   * @throws IllegalStateException if there is no key, or one that no header can carry
   */
  static String resolve(String reference) {
    if (reference.isEmpty()) {
      return "";
    }
    String key =
        (reference.startsWith(ENV) ? fromEnvironment(reference) : fromFile(reference)).strip();
    if (key.isEmpty() || !key.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
      throw new IllegalStateException(
          "teacher.apiKey = '"
              + reference
              + "': what is there is no key: it is empty, or not one line of ASCII.");
    }
    return key;
  }

  private static String fromEnvironment(String reference) {
    String name = reference.substring(ENV.length());
    String value = System.getenv(name);
    if (value == null) {
      throw new IllegalStateException(
          "teacher.apiKey = '%s': the environment variable %s is not set. Export it."
              .formatted(reference, name));
    }
    return value;
  }

  private static String fromFile(String reference) {
    Path file = Path.of(reference.substring(FILE.length()));
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(
          "teacher.apiKey = '%s': the file cannot be read (%s)."
              .formatted(reference, e.getClass().getSimpleName()),
          e);
    }
  }
}
