package io.miso.cli.run;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps both stages alive until the trainer is done, a stop is asked for, or a stage cannot be
 * helped. One thread; everything from outside comes through the inbox.
 */
final class Supervisor {
  static final long STOP_MILLIS = 60_000;

  private static final int WRONG_SETTINGS = 2;

  /** Ctrl-C reaches the stages as well; one that is not ready to handle it dies of it. */
  private static final int INTERRUPTED = 130;

  private static final long TICK_MILLIS = 1_000;
  private static final String SELF = "miso";

  private final Inbox inbox;
  private final StageProcess.Starter starter;
  private final Goal goal;
  private final Screen screen;
  private final Map<Stage, StageWatch> watches = new EnumMap<>(Stage.class);
  private Figures figures = Figures.none();
  private boolean stopping;
  private long killAt = Long.MAX_VALUE;
  private int exitCode;

  Supervisor(Inbox inbox, StageProcess.Starter starter, Goal goal, Screen screen) {
    this.inbox = inbox;
    this.starter = starter;
    this.goal = goal;
    this.screen = screen;
  }

  /** Runs both stages to the end; the exit code. */
  int run() {
    for (Stage stage : Stage.values()) {
      start(stage);
    }
    while (!stopping || watches.values().stream().anyMatch(StageWatch::running)) {
      inbox.next(patience()).ifPresent(this::handle);
      long now = inbox.now();
      watches.values().stream().filter(watch -> watch.due(now)).forEach(w -> start(w.stage()));
      if (now >= killAt) {
        kill("A stage did not end within " + STOP_MILLIS / 1000 + " s and is killed.", 1);
      }
      screen.show(view(now), now);
    }
    return exitCode;
  }

  private long patience() {
    long next = killAt;
    for (StageWatch watch : watches.values()) {
      next = Math.min(next, watch.restartAt());
    }
    return Math.max(1, Math.min(TICK_MILLIS, next - inbox.now()));
  }

  private View view(long now) {
    Map<Stage, String> states = new EnumMap<>(Stage.class);
    watches.forEach((stage, watch) -> states.put(stage, stopping ? "stopping" : watch.state(now)));
    return new View(figures, states);
  }

  private void start(Stage stage) {
    if (stage == Stage.TRAINER && goal.reached()) {
      stop(0, "The last increment is done; stopping.");
      watch(stage).stop();
      return;
    }
    List<String> further = stage == Stage.TRAINER ? goal.arguments() : List.of();
    watch(stage).started(starter.start(stage, further), inbox.now());
  }

  private void handle(Event event) {
    if (event instanceof Event.Printed printed) {
      printed(printed.stage(), LineParser.parse(printed.line()));
    } else if (event instanceof Event.Ended ended) {
      ended(watch(ended.stage()), ended.exitCode());
    } else if (stopping) {
      kill("Killing the stages; what is published and saved stays valid.", INTERRUPTED);
    } else {
      stop(0, "Stopping: the stages save their work. Ctrl-C again kills them.");
    }
  }

  private void printed(Stage stage, Line line) {
    if (line instanceof Line.Say say) {
      screen.say(stage.title(), say.text());
    } else if (line instanceof Line.Status status) {
      figures = figures.with(status.figures());
      watch(stage).told(Figures.none().with(status.figures()).number(stage.progressKey()));
    }
  }

  private void ended(StageWatch watch, int code) {
    List<String> errors = watch.ended();
    if (stopping) {
      tellStopped(watch.stage(), code);
    } else if (code == INTERRUPTED) {
      handle(new Event.StopRequested());
    } else if (code != 0) {
      failed(watch, code, errors);
    } else if (watch.stage() == Stage.TRAINER) {
      stop(0, "The trainer is done; stopping.");
    } else {
      screen.say(SELF, "The generator has read all of its source.");
    }
  }

  private void tellStopped(Stage stage, int code) {
    boolean orderly = code == 0 || exitCode != 0;
    screen.say(stage.title(), orderly ? "stopped" : "stopped with " + Failure.code(code));
  }

  private void failed(StageWatch watch, int code, List<String> errors) {
    Stage stage = watch.stage();
    Failure failure = new Failure(stage, code, errors, starter.log(stage));
    failure.tail().forEach(line -> screen.say(stage.title(), line));
    if (code == WRONG_SETTINGS) {
      stop(WRONG_SETTINGS, failure.text() + " Stopping: settings do not mend themselves.");
      return;
    }
    Backoff.Verdict verdict = watch.failed(inbox.now());
    if (verdict instanceof Backoff.Verdict.Retry retry) {
      screen.say(SELF, failure.text() + " Starting it again in " + seconds(retry) + " s.");
    } else if (verdict instanceof Backoff.Verdict.GiveUp giveUp) {
      String why = " Giving up after " + giveUp.failures() + " failures without progress.";
      stop(1, failure.text() + why);
    }
  }

  private static long seconds(Backoff.Verdict.Retry retry) {
    return retry.delayMillis() / 1000;
  }

  private void stop(int code, String why) {
    screen.say(SELF, why);
    stopping = true;
    exitCode = code;
    killAt = inbox.now() + STOP_MILLIS;
    watches.values().forEach(StageWatch::stop);
  }

  private void kill(String why, int code) {
    screen.say(SELF, why);
    exitCode = exitCode == 0 ? code : exitCode;
    killAt = Long.MAX_VALUE;
    watches.values().forEach(StageWatch::kill);
  }

  private StageWatch watch(Stage stage) {
    return watches.computeIfAbsent(stage, StageWatch::new);
  }
}
