package io.miso.store;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;

/** What failing calls say. */
public final class Failures {
  private Failures() {}

  /** The message of the exception that the call must throw. */
  public static String message(Class<? extends Throwable> type, Executable call) {
    return String.valueOf(assertThrows(type, call).getMessage());
  }
}
