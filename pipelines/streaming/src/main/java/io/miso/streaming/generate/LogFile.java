package io.miso.streaming.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Sends the process's log to a file instead of the terminal. */
final class LogFile {
  private static final int BYTES = 64 << 20;

  private LogFile() {}

  static void open(Path file) {
    System.setProperty(
        "java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL %4$s %3$s: %5$s%6$s%n");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      FileHandler handler = new FileHandler(pattern(file), BYTES, 1, true);
      handler.setFormatter(new SimpleFormatter());
      LogManager.getLogManager().reset();
      Logger root = Logger.getLogger("");
      root.setLevel(Level.INFO);
      root.addHandler(handler);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the log " + file + ": " + e.getMessage(), e);
    }
  }

  /** In the handler's patterns a percent sign begins a field. */
  private static String pattern(Path file) {
    return file.toString().replace("%", "%%");
  }
}
