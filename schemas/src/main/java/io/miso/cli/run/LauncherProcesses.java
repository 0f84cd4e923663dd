package io.miso.cli.run;

import io.miso.cli.Reporter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** Stages as child processes. Their standard input ends with this process, and so do they. */
final class LauncherProcesses implements StageProcess.Starter {
  private final Function<Stage, List<String>> command;
  private final Function<Stage, Path> logs;
  private final Consumer<Event> events;
  private final LongConsumer started;

  /**
   * @param command the command line of a stage
   * @param logs the file that keeps a stage's standard error
   * @param events takes what the stages print and their ends, from threads of their own
   * @param started takes the process id of each process
   */
  LauncherProcesses(
      Function<Stage, List<String>> command,
      Function<Stage, Path> logs,
      Consumer<Event> events,
      LongConsumer started) {
    this.command = command;
    this.logs = logs;
    this.events = events;
    this.started = started;
  }

  @Override
  public StageProcess start(Stage stage, List<String> further) {
    List<String> words = new ArrayList<>(command.apply(stage));
    words.addAll(further);
    Path log = logs.apply(stage);
    try {
      long alreadyLogged = Files.exists(log) ? Files.size(log) : 0;
      ProcessBuilder builder =
          new ProcessBuilder(words).redirectError(Redirect.appendTo(log.toFile()));
      builder.environment().put(Reporter.SUPERVISED, "1");
      builder.environment().put("MISO_NO_BUILD", "1");
      Process process = builder.start();
      started.accept(process.pid());
      Thread reader = new Thread(() -> follow(stage, process), stage.title() + "-output");
      reader.setDaemon(true);
      reader.start();
      return new Child(process, log, alreadyLogged);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start a stage: " + e.getMessage(), e);
    }
  }

  @Override
  public String log(Stage stage) {
    return logs.apply(stage).toString();
  }

  private void follow(Stage stage, Process process) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        events.accept(new Event.Printed(stage, line));
      }
    } catch (IOException closed) {
      events.accept(new Event.Printed(stage, "Its output cannot be read: " + closed.getMessage()));
    }
    events.accept(new Event.Ended(stage, process.onExit().join().exitValue()));
  }

  /** Signals go through the handle: {@code Process.destroy} also closes pipes, and last words. */
  private record Child(Process process, Path log, long alreadyLogged) implements StageProcess {
    @Override
    public void stop() {
      process.toHandle().destroy();
    }

    @Override
    public void kill() {
      process.toHandle().destroyForcibly();
    }

    @Override
    public List<String> lastErrors() {
      return LogTail.read(log, alreadyLogged);
    }
  }
}
