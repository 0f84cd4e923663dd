package io.miso.cli;

import io.miso.store.ObjectStores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.ErrorManager;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Where a process's log goes: to the terminal warnings only, to a file everything. */
public final class LogFile {
  private static final int BYTES = 64 << 20;

  private LogFile() {}

  /** Keeps all but warnings off the terminal. */
  static void quiet() {
    Logger.getLogger("").setLevel(Level.WARNING);
  }

  /** Where a command that works on a root logs. */
  public static Path of(String root, String command) {
    return ObjectStores.workFolder(root).resolve("logs").resolve(command + ".log");
  }

  /** Sends the process's log to a file, instead of the terminal. */
  public static void open(Path file) {
    System.setProperty(
        "java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL %4$s %3$s: %5$s%6$s%n");
    try {
      Files.createDirectories(file.toAbsolutePath().resolveSibling("."));
      FileHandler handler = new FileHandler(pattern(file), BYTES, 1, true);
      handler.setFormatter(new SimpleFormatter());
      handler.setErrorManager(new OneLine(file));
      LogManager.getLogManager().reset();
      Logger log = Logger.getLogger("");
      log.setLevel(Level.INFO);
      log.addHandler(handler);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot write the log " + file + ": choose a root that can be written", e);
    }
  }

  /** Says once, without a trace, that the log cannot be written; a full disk is told elsewhere. */
  private static final class OneLine extends ErrorManager {
    private final Path file;
    private boolean said;

    OneLine(Path file) {
      this.file = file;
    }

    @Override
    public synchronized void error(String message, Exception cause, int code) {
      if (!said) {
        System.err.println("miso: The log " + file + " cannot be written: " + cause);
        said = true;
      }
    }
  }

  /** In the handler's patterns a percent sign begins a field. */
  private static String pattern(Path file) {
    return file.toString().replace("%", "%%");
  }
}
