package io.miso.cli.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Stages that live as scripted: each start takes the next life, the last one for ever. */
final class FakeStages implements StageProcess.Starter {
  /**
   * One process's life.
   *
   * @param millis how long it lives by itself
   * @param exitCode how it ends then
   * @param obeys true: it ends with 0 when asked to stop
   * @param output lines that it prints at its start
   */
  record Life(long millis, int exitCode, boolean obeys, List<String> output) {
    static Life endless() {
      return new Life(Long.MAX_VALUE / 4, 0, true, List.of());
    }

    static Life ends(long millis, int exitCode) {
      return new Life(millis, exitCode, true, List.of());
    }

    Life printing(String... lines) {
      return new Life(millis, exitCode, obeys, List.of(lines));
    }

    Life stubborn() {
      return new Life(millis, exitCode, false, output);
    }
  }

  final List<String> log = new ArrayList<>();
  private final ScriptedInbox inbox;
  private final Map<Stage, Deque<Life>> lives = new EnumMap<>(Stage.class);

  FakeStages(ScriptedInbox inbox) {
    this.inbox = inbox;
  }

  FakeStages with(Stage stage, Life... scripted) {
    lives.put(stage, new ArrayDeque<>(List.of(scripted)));
    return this;
  }

  @Override
  public StageProcess start(Stage stage, List<String> further) {
    log.add(inbox.now() + " start " + stage.title() + suffix(further));
    Deque<Life> left = lives.getOrDefault(stage, new ArrayDeque<>());
    Life life = left.size() > 1 ? left.remove() : left.isEmpty() ? Life.endless() : left.element();
    life.output().forEach(line -> inbox.after(0, new Event.Printed(stage, line)));
    Process process = new Process(stage, life);
    if (life.millis() < Life.endless().millis()) {
      inbox.after(life.millis(), new Event.Ended(stage, life.exitCode()));
    }
    return process;
  }

  private static String suffix(List<String> further) {
    return further.isEmpty() ? "" : " " + String.join(" ", further);
  }

  @Override
  public String log(Stage stage) {
    return "logs/" + stage.title();
  }

  private final class Process implements StageProcess {
    private final Stage stage;
    private final Life life;

    Process(Stage stage, Life life) {
      this.stage = stage;
      this.life = life;
    }

    @Override
    public void stop() {
      log.add(inbox.now() + " stop " + stage.title());
      if (life.obeys()) {
        inbox.after(10, new Event.Ended(stage, 0));
      }
    }

    @Override
    public void kill() {
      log.add(inbox.now() + " kill " + stage.title());
      inbox.after(10, new Event.Ended(stage, 137));
    }

    @Override
    public List<String> lastErrors() {
      return List.of("first", "boom: no luck");
    }
  }
}
