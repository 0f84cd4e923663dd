package io.miso.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real child processes. */
@Timeout(60)
final class LauncherProcessesTest {
  private static final List<String> JAVA =
      List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-XX:TieredStopAtLevel=1",
          "-cp",
          System.getProperty("java.class.path"),
          FakeStageMain.class.getName());

  private final Path log;
  private final QueueInbox inbox = new QueueInbox();
  private final List<Long> pids = new ArrayList<>();
  private final LauncherProcesses processes;

  LauncherProcessesTest(@TempDir Path folder) {
    this.log = folder.resolve("trainer.err.log");
    this.processes = new LauncherProcesses(stage -> JAVA, stage -> log, inbox::put, pids::add);
  }

  private Event next() {
    return inbox.next(30_000).orElseThrow();
  }

  private void expectReady(String arguments) {
    assertEquals(new Event.Printed(Stage.TRAINER, "{\"status\":{\"step\":1}}"), next());
    assertEquals(new Event.Printed(Stage.TRAINER, "{\"say\":\"ready " + arguments + "\"}"), next());
  }

  @Test
  void givenChild_whenStopped_thenItsLastWordsArriveBeforeItsEnd() {
    StageProcess child = processes.start(Stage.TRAINER, List.of("wait", "x y"));
    expectReady("wait x y");
    child.stop();
    assertEquals(new Event.Printed(Stage.TRAINER, "{\"say\":\"saved\"}"), next());
    assertEquals(new Event.Ended(Stage.TRAINER, 0), next());
    assertEquals(1, pids.size());
  }

  @Test
  void givenChildThatCrashes_whenItEnded_thenOnlyItsOwnErrorsAreTold() throws IOException {
    Files.writeString(log, "of an earlier process\n");
    StageProcess child = processes.start(Stage.TRAINER, List.of("crash"));
    expectReady("crash");
    assertEquals(new Event.Ended(Stage.TRAINER, 3), next());
    assertEquals(List.of("boom: no luck"), child.lastErrors());
  }

  @Test
  void givenChild_whenKilled_thenTheSignalIsItsEnd() {
    StageProcess child = processes.start(Stage.TRAINER, List.of("wait"));
    expectReady("wait");
    child.kill();
    assertEquals(new Event.Ended(Stage.TRAINER, 137), next());
  }

  @Test
  void givenSupervisorThatIsGone_whenItsPipeEnds_thenTheChildSavesAndEnds() throws Exception {
    List<String> command = new ArrayList<>(JAVA);
    command.add("wait");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
    builder.environment().put("MISO_SUPERVISED", "1");
    Process child = builder.start();
    child.getOutputStream().close();
    assertTrue(child.waitFor(30, TimeUnit.SECONDS));
    assertEquals(0, child.exitValue());
  }

  @Test
  void givenProcessOfAnEarlierRun_whenTheLockIsTaken_thenItIsKnownUntilItEnds() {
    Path file = log.resolveSibling("run/supervisor.lock");
    StageProcess child = processes.start(Stage.TRAINER, List.of("wait"));
    expectReady("wait");
    try (RunLock lock = RunLock.take(file)) {
      assertEquals(List.of(), lock.leftOver());
      lock.note(pids.get(0));
    }
    try (RunLock lock = RunLock.take(file)) {
      assertEquals(List.of(pids.get(0)), lock.leftOver().stream().map(ProcessHandle::pid).toList());
      child.kill();
      assertEquals(new Event.Ended(Stage.TRAINER, 137), next());
      lock.note(pids.get(0));
    }
    try (RunLock lock = RunLock.take(file)) {
      assertEquals(List.of(), lock.leftOver());
    }
  }

  @Test
  void givenMissingLauncher_whenStarted_thenTheErrorNamesIt() {
    LauncherProcesses broken =
        new LauncherProcesses(
            stage -> List.of("/no/such/launcher"), stage -> log, inbox::put, pids::add);
    UncheckedIOException refused =
        assertThrows(UncheckedIOException.class, () -> broken.start(Stage.TRAINER, List.of()));
    assertTrue(String.valueOf(refused.getMessage()).contains("/no/such/launcher"));
  }
}
