package io.miso.cli.run;

import static io.miso.cli.run.Stage.GENERATOR;
import static io.miso.cli.run.Stage.TRAINER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.cli.run.FakeStages.Life;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SupervisorTest {
  private final ScriptedInbox inbox = new ScriptedInbox();
  private final FakeStages stages = new FakeStages(inbox);
  private final List<String> said = new ArrayList<>();
  private final AtomicLong endedIncrements = new AtomicLong();
  private long increments;

  private int run() {
    Screen screen =
        new Screen() {
          @Override
          public void say(String speaker, String text) {
            said.add(speaker + " | " + text);
          }

          @Override
          public void show(View view, long nowMillis) {}

          @Override
          public void close() {}
        };
    return new Supervisor(inbox, stages, new Goal(increments, endedIncrements::get), screen).run();
  }

  private List<String> log(String part) {
    return stages.log.stream().filter(line -> line.contains(part)).toList();
  }

  private boolean told(String part) {
    return said.stream().anyMatch(line -> line.contains(part));
  }

  @Test
  void givenTrainerThatEnds_whenRun_thenGeneratorIsStoppedAndExitCodeIsZero() {
    stages.with(TRAINER, Life.ends(5_000, 0).printing("{\"say\":\"done\"}"));
    assertEquals(0, run());
    assertEquals(List.of("5000 stop generator"), log("stop"));
    assertTrue(said.contains("trainer | done"));
    assertTrue(said.contains("generator | stopped"));
  }

  @Test
  void givenCrashingTrainer_whenRun_thenItIsRestartedWithDoublingDelaysUntilTheLimit() {
    stages.with(TRAINER, Life.ends(100, 1));
    assertEquals(1, run());
    assertEquals(
        List.of(
            "0 start trainer",
            "1100 start trainer",
            "3200 start trainer",
            "7300 start trainer",
            "15400 start trainer"),
        log("start trainer"));
    assertEquals(List.of("0 start generator"), log("start generator"));
    assertTrue(told("trainer | first"));
    assertTrue(
        told(
            "The trainer failed with exit code 1: boom: no luck (log: logs/trainer)."
                + " Starting it again in 8 s."));
    assertTrue(told("Giving up after 5 failures without progress."));
  }

  @Test
  void givenCrashesWithProgress_whenRun_thenItNeverGivesUpAndDelaysStayBounded() {
    Life[] fruitful =
        IntStream.range(0, 20)
            .mapToObj(n -> Life.ends(100, 1).printing(step(2 * n), step(2 * n + 1)))
            .toArray(Life[]::new);
    stages.with(TRAINER, fruitful);
    inbox.after(600_000, new Event.StopRequested());
    assertEquals(0, run());
    assertTrue(told("Starting it again in 60 s."));
    assertEquals(6 + 9, log("start trainer").size());
  }

  @Test
  void givenCrashesAtTheSameStep_whenRun_thenMakingItAgainIsNoProgress() {
    stages.with(TRAINER, Life.ends(100, 1).printing(step(1), step(2)));
    inbox.after(600_000, new Event.StopRequested());
    assertEquals(1, run());
    assertTrue(told("Giving up after 5 failures without progress."));
  }

  private static String step(int number) {
    return "{\"status\":{\"step\":" + number + "}}";
  }

  @Test
  void givenCrashAfterAMinuteOfHealth_whenRun_thenTheDelayStartsAnew() {
    stages.with(
        GENERATOR, Life.ends(10, 137), Life.ends(10, 137), Life.ends(61_000, 137), Life.endless());
    stages.with(TRAINER, Life.ends(100_000, 0));
    assertEquals(0, run());
    assertEquals(
        List.of(
            "0 start generator",
            "1010 start generator",
            "3020 start generator",
            "65020 start generator"),
        log("start generator"));
    assertTrue(told("The generator failed with signal 9"));
  }

  @Test
  void givenWrongSettings_whenRun_thenNothingIsRetriedAndExitCodeIsTwo() {
    stages.with(GENERATOR, Life.ends(100, 2));
    assertEquals(2, run());
    assertEquals(List.of("100 stop trainer"), log("stop"));
    assertEquals(1, log("start generator").size());
  }

  @Test
  void givenGeneratorThatEndsByItself_whenRun_thenTheTrainerGoesOn() {
    stages.with(GENERATOR, Life.ends(100, 0)).with(TRAINER, Life.ends(200_000, 0));
    assertEquals(0, run());
    assertEquals(1, log("start generator").size());
    assertEquals(List.of(), log("stop"));
  }

  @Test
  void givenStopRequest_whenRun_thenBothStagesSaveAndExitCodeIsZero() {
    inbox.after(500, new Event.StopRequested());
    assertEquals(0, run());
    assertEquals(List.of("500 stop generator", "500 stop trainer"), log("stop"));
    assertEquals(List.of(), log("kill"));
  }

  @Test
  void givenStopWhileAStageWaitsForItsRestart_whenRun_thenItIsNotStartedAgain() {
    stages.with(TRAINER, Life.ends(100, 1));
    inbox.after(200, new Event.StopRequested());
    assertEquals(0, run());
    assertEquals(1, log("start trainer").size());
  }

  @Test
  void givenSecondStopRequest_whenRun_thenTheStagesAreKilled() {
    stages.with(TRAINER, Life.endless().stubborn());
    inbox.after(500, new Event.StopRequested());
    inbox.after(900, new Event.StopRequested());
    assertEquals(130, run());
    assertEquals(List.of("900 kill trainer"), log("kill"));
  }

  @Test
  void givenStageThatDoesNotStop_whenAMinutePassed_thenItIsKilledAndSaid() {
    stages.with(TRAINER, Life.endless().stubborn());
    inbox.after(500, new Event.StopRequested());
    assertEquals(1, run());
    assertEquals(List.of("60500 kill trainer"), log("kill"));
    assertTrue(told("did not end within 60 s"));
  }

  @Test
  void givenCtrlCThatReachedAStageFirst_whenRun_thenItIsAStopAndNoFailure() {
    stages.with(GENERATOR, Life.ends(100, 130));
    assertEquals(0, run());
    assertEquals(1, log("start generator").size());
  }

  @Test
  void givenGoal_whenTheTrainerIsRestarted_thenOnlyTheRestIsAskedFor() {
    increments = 3;
    endedIncrements.set(7);
    stages.with(TRAINER, Life.ends(100, 1), Life.ends(100, 0));
    assertEquals(0, run());
    assertEquals(
        List.of(
            "0 start trainer --set run.increments=3", "1100 start trainer --set run.increments=3"),
        log("start trainer"));
  }
}
