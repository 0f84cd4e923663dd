package io.miso.cli.run;

import io.miso.cli.inspect.RootContents;
import io.miso.cli.inspect.RootReader;
import io.miso.config.MisoConfig;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import sun.misc.Signal;

/** One supervised run in real time, with real processes, signals and screen. */
final class RunSession {
  private static final long LEFT_OVER_SECONDS = 60;

  private final MisoConfig config;
  private final String launcher;
  private final RunFolder folder;
  private final QueueInbox inbox = new QueueInbox();

  RunSession(MisoConfig config, String launcher) {
    this.config = config;
    this.launcher = launcher;
    this.folder = RunFolder.of(config);
  }

  /** A stage's command line. */
  static List<String> command(String launcher, Stage stage, RunFolder folder) {
    return List.of(launcher, stage.command(), "--config", folder.config().toString());
  }

  /** The exit code. */
  int run() {
    try (RunLock lock = RunLock.take(folder.lock());
        Screen screen = Terminal.screen(System.out, inbox.now())) {
      folder.prepare(config);
      lock.leftOver().forEach(process -> await(process, screen));
      lock.forgetLeftOver();
      listen();
      LauncherProcesses starter =
          new LauncherProcesses(
              stage -> command(launcher, stage, folder), folder::log, inbox::put, lock::note);
      Goal goal = new Goal(config.run().increments(), () -> contents().endedIncrements());
      int exitCode = new Supervisor(inbox, starter, goal, screen).run();
      RunSummary.lines(contents()).forEach(screen::say);
      return exitCode;
    }
  }

  private RootContents contents() {
    return RootReader.read(config.root(), config.run().name());
  }

  private void listen() {
    for (String name : List.of("INT", "TERM", "HUP")) {
      Signal.handle(new Signal(name), signal -> inbox.put(new Event.StopRequested()));
    }
  }

  /**
   * Stages end by themselves once their supervisor is gone; two of a kind would fence each other.
   */
  private static void await(ProcessHandle process, Screen screen) {
    screen.say("miso", "Waiting for process " + process.pid() + " of an earlier run to end.");
    CompletableFuture<ProcessHandle> end = process.onExit();
    try {
      end.get(LEFT_OVER_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "Process " + process.pid() + " of an earlier run does not end. Kill it and try again.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for " + process.pid(), e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Cannot wait for " + process.pid(), e);
    }
  }
}
