package io.miso.trainer.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.schemas.TrainerState;
import io.miso.shards.Layout;
import io.miso.store.LocalObjectStore;
import io.miso.store.ObjectStore;
import io.miso.trainer.feed.Plans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trainer as a process of its own, killed with SIGKILL at random moments. */
class KillTrainerTest {
  private static final long SEED = 11;
  private static final int LONGEST_SECONDS = 120;

  /** Adapters with dropout, gradients summed up over micro-batches, a rate that falls. */
  private static final List<String> ADAPTERS =
      List.of(
          "lora.rank=4",
          "lora.dropout=0.2",
          "train.rows=4",
          "train.microTokens=256",
          "train.recompute=true",
          "train.weighting=examples",
          "train.schedule=cosine",
          "train.epochs=2");

  private final Path folder;

  KillTrainerTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** All weights are trained and killed by KillEverythingIT. */
  @Test
  void givenTwoKillsAndAdapters_whenTrained_thenTheyAreThoseOfTheUnbrokenRun() throws Exception {
    campaign(2, 4, ADAPTERS);
  }

  @Test
  @Tag("campaign")
  void givenTwentyKills_whenTrained_thenWeightsAreThoseOfTheUnbrokenRun() throws Exception {
    campaign(20, 60, List.of());
  }

  @Test
  @Tag("campaign")
  void givenTwentyKillsAndAdapters_whenTrained_thenTheyAreThoseOfTheUnbrokenRun() throws Exception {
    campaign(20, 60, ADAPTERS);
  }

  private void campaign(int kills, int shards, List<String> further) throws Exception {
    Path model = TestRuns.model(folder.resolve("model"));
    Path whole = folder.resolve("whole");
    TestRuns.publish(whole, shards, 20);
    assertEquals(0, end(start(whole, model, further)));
    Path broken = folder.resolve("broken");
    TestRuns.publish(broken, shards, 20);
    copyPlans(whole, broken);
    Random random = new Random(SEED);
    for (int kill = 0; kill < kills; kill++) {
      Process process = start(broken, model, further);
      process.waitFor(1500 + random.nextInt(2500), TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();
    }
    assertEquals(0, end(start(broken, model, further)));
    TrainerState expected = newest(whole);
    TrainerState actual = newest(broken);
    assertTrue(expected.getStep() >= shards, "too few steps: " + expected.getStep());
    assertEquals(expected.getStep(), actual.getStep());
    assertEquals(expected.getRecords(), actual.getRecords());
    assertEquals(expected.getWeightsSha256(), actual.getWeightsSha256());
    assertEquals(expected.getOptimizerSha256(), actual.getOptimizerSha256());
  }

  private Process start(Path root, Path model, List<String> further) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.miso.cli.Miso",
                "train",
                "--until-idle"));
    List<String> settings = new ArrayList<>(TestRuns.settings(root, model));
    settings.addAll(further);
    for (String setting : settings) {
      command.add("--set");
      command.add(setting);
    }
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output").toFile())
        .start();
  }

  private int end(Process process) throws Exception {
    assertTrue(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS), "the trainer does not end");
    int code = process.exitValue();
    assertEquals(0, code, Files.readString(folder.resolve("output")));
    return code;
  }

  private static void copyPlans(Path from, Path to) {
    try (ObjectStore source = new LocalObjectStore(from);
        ObjectStore target = new LocalObjectStore(to)) {
      long plans = new Plans(source, "default").count();
      for (long n = 1; n <= plans; n++) {
        String name = Layout.increment("default", n);
        target.create(name, source.read(name));
      }
    }
  }

  private static TrainerState newest(Path root) {
    try (ObjectStore store = new LocalObjectStore(root)) {
      return new Checkpoints(store, "default", 2).newest().orElseThrow();
    }
  }
}
