package io.miso.cli.run;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** One stage's life so far: its process, its failures, and when it starts again. */
final class StageWatch {
  private final Stage stage;
  private Optional<StageProcess> process = Optional.empty();
  private Backoff backoff = Backoff.fresh();
  private OptionalDouble progress = OptionalDouble.empty();
  private long startedAt;
  private long restartAt = Long.MAX_VALUE;
  private boolean told;

  StageWatch(Stage stage) {
    this.stage = stage;
  }

  Stage stage() {
    return stage;
  }

  void started(StageProcess started, long now) {
    process = Optional.of(started);
    startedAt = now;
    restartAt = Long.MAX_VALUE;
    told = false;
  }

  /** Figures arrived; a figure above all before is progress, one that is made again is not. */
  void told(OptionalDouble figure) {
    told = true;
    if (figure.isPresent()) {
      boolean higher = figure.getAsDouble() > progress.orElse(Double.NEGATIVE_INFINITY);
      if (progress.isPresent() && higher) {
        backoff = backoff.progressed();
      }
      progress = higher ? figure : progress;
    }
  }

  /** The process ended; its last errors. */
  List<String> ended() {
    List<String> errors = process.map(StageProcess::lastErrors).orElse(List.of());
    process = Optional.empty();
    return errors;
  }

  /** The process failed; a retry is noted here. */
  Backoff.Verdict failed(long now) {
    Backoff.Verdict verdict = backoff.failed(now - startedAt);
    if (verdict instanceof Backoff.Verdict.Retry retry) {
      backoff = retry.then();
      restartAt = now + retry.delayMillis();
    }
    return verdict;
  }

  boolean running() {
    return process.isPresent();
  }

  boolean due(long now) {
    return now >= restartAt;
  }

  long restartAt() {
    return restartAt;
  }

  void stop() {
    restartAt = Long.MAX_VALUE;
    process.ifPresent(StageProcess::stop);
  }

  void kill() {
    process.ifPresent(StageProcess::kill);
  }

  /** What the display says of it; empty when its figures say enough. */
  String state(long now) {
    if (running()) {
      return told ? "" : "starting";
    }
    return restartAt == Long.MAX_VALUE
        ? "ended"
        : "restarting in " + Math.max(0, (restartAt - now + 999) / 1000) + " s";
  }
}
