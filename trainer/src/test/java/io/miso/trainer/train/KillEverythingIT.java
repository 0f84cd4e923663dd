package io.miso.trainer.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.cli.StopSignal;
import io.miso.schemas.Example;
import io.miso.schemas.IncrementPlan;
import io.miso.schemas.Reject;
import io.miso.schemas.ShardContent;
import io.miso.schemas.ShardManifest;
import io.miso.schemas.TrainerState;
import io.miso.shards.ShardFile;
import io.miso.shards.ShardLog;
import io.miso.store.LocalObjectStore;
import io.miso.store.ObjectStore;
import io.miso.trainer.feed.Plans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole chain as a user starts it: generator and trainer at work on one root, one of them
 * killed with SIGKILL at a random moment and started again, over and over. In the end every
 * composed index is published once, every shard is in one plan, and the weights are those of a
 * trainer that nobody killed.
 */
class KillEverythingIT {
  private static final long SEED = 17;
  private static final int LONGEST_SECONDS = 180;
  private static final StopSignal NEVER = new StopSignal();
  private static final Path LAUNCHER = Path.of("..", "miso").toAbsolutePath().normalize();

  private final Path folder;
  private final Path root;
  private final Map<String, Process> running = new HashMap<>();

  KillEverythingIT(@TempDir Path folder) {
    this.folder = folder;
    this.root = folder.resolve("root");
  }

  @AfterEach
  void end() throws InterruptedException {
    for (Process process : running.values()) {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void givenAKillOfEach_whenGoneOn_thenNothingIsLostOrDoubledAndWeightsAreEqual() throws Exception {
    campaign(2);
  }

  @Test
  @Tag("campaign")
  void givenTwentyKills_whenGoneOn_thenNothingIsLostOrDoubledAndWeightsAreEqual() throws Exception {
    campaign(20);
  }

  private void campaign(int kills) throws Exception {
    Path model = TestRuns.model(folder.resolve("model"));
    Random random = new Random(SEED);
    start("generate", root, model);
    start("train", root, model);
    for (int kill = 0; kill < kills; kill++) {
      boolean first = kill == 0 || kill > 1 && random.nextBoolean();
      String victim = first ? "generate" : "train";
      awaitShards(10 * (kill + 1));
      NEVER.await(random.nextInt(4000));
      process(victim).destroyForcibly().waitFor();
      start(victim, root, model);
    }
    publishWithoutGap();
    stop("generate");
    stop("train");
    trainAll(root, model);
    assertEveryShardIsPlannedOnce();
    assertEqualWeights(model);
  }

  /** Until no index that was composed so far is missing: some wait in the pipeline's state. */
  private void publishWithoutGap() {
    int composed =
        Math.toIntExact(indices().stream().mapToLong(index -> index).max().orElseThrow());
    assertTrue(composed > 100, "only so many indices were composed: " + composed);
    for (int look = 0; missing(composed) > 0; look++) {
      assertTrue(look < LONGEST_SECONDS, missing(composed) + " indices are lost");
      NEVER.await(1000);
    }
  }

  private long missing(int below) {
    Set<Long> indices = indices();
    return LongStream.range(0, below).filter(index -> !indices.contains(index)).count();
  }

  /** Indices that became a pair or a reject; fails if one is published twice. */
  private Set<Long> indices() {
    Set<Long> indices = new HashSet<>();
    try (ObjectStore store = new LocalObjectStore(root)) {
      for (ShardManifest shard : new ShardLog(store, ShardContent.EXAMPLES).scan()) {
        for (Example example : ShardFile.read(store, shard, Example.class)) {
          long index = example.getLineage().getSourceOffset();
          assertTrue(indices.add(index), "published twice: " + index);
        }
      }
      for (ShardManifest shard : new ShardLog(store, ShardContent.REJECTS).scan()) {
        for (Reject reject : ShardFile.read(store, shard, Reject.class)) {
          assertTrue(indices.add(reject.getSourceOffset()), "rejected twice: " + reject);
        }
      }
    }
    return indices;
  }

  private void awaitShards(int least) throws IOException {
    for (int look = 0; published().size() < least; look++) {
      assertTrue(process("generate").isAlive(), output("generate"));
      assertTrue(look < 10 * LONGEST_SECONDS, "no shards are published:\n" + output("generate"));
      NEVER.await(100);
    }
  }

  private List<ShardManifest> published() {
    try (ObjectStore store = new LocalObjectStore(root)) {
      return new ShardLog(store, ShardContent.EXAMPLES).scan();
    }
  }

  private void assertEveryShardIsPlannedOnce() {
    List<String> planned = new ArrayList<>();
    try (ObjectStore store = new LocalObjectStore(root)) {
      Plans plans = new Plans(store, "default");
      for (long n = 1; n <= plans.count(); n++) {
        IncrementPlan plan = plans.find(n).orElseThrow();
        plan.getShards().forEach(shard -> planned.add(shard.getShardId()));
      }
    }
    List<String> shards = published().stream().map(ShardManifest::getShardId).toList();
    assertEquals(shards.stream().sorted().toList(), planned.stream().sorted().toList());
  }

  /** Against a trainer that follows the same plans over the same shards without a break. */
  private void assertEqualWeights(Path model) throws Exception {
    Path unbroken = folder.resolve("unbroken");
    TestRuns.copy(root, unbroken, "shards", "manifests", "runs/default/increments");
    trainAll(unbroken, model);
    TrainerState expected = newest(unbroken);
    TrainerState actual = newest(root);
    assertTrue(expected.getStep() > 20, "too few steps: " + expected.getStep());
    assertEquals(expected.getStep(), actual.getStep());
    assertEquals(expected.getRecords(), actual.getRecords());
    assertEquals(expected.getWeightsSha256(), actual.getWeightsSha256());
    assertEquals(expected.getOptimizerSha256(), actual.getOptimizerSha256());
  }

  private static TrainerState newest(Path root) {
    try (ObjectStore store = new LocalObjectStore(root)) {
      return new Checkpoints(store, "default", 2).newest().orElseThrow();
    }
  }

  private void trainAll(Path where, Path model) throws Exception {
    start("train", where, model, "--until-idle");
    awaitEnd("train");
  }

  /** A process that has not said anything yet may not listen to signals yet. */
  private void stop(String command) throws Exception {
    for (int look = 0; output(command).isBlank(); look++) {
      assertTrue(look < 10 * LONGEST_SECONDS, command + " says nothing");
      NEVER.await(100);
    }
    process(command).destroy();
    awaitEnd(command);
  }

  private void awaitEnd(String command) throws Exception {
    Process process = process(command);
    assertTrue(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS), command + " does not end");
    assertEquals(0, process.exitValue(), output(command));
  }

  private Process process(String command) {
    return Objects.requireNonNull(running.get(command), command);
  }

  private String output(String command) throws IOException {
    return Files.readString(folder.resolve(command));
  }

  private void start(String command, Path where, Path model, String... further) throws IOException {
    List<String> words = new ArrayList<>(List.of(LAUNCHER.toString(), command));
    List<String> settings = new ArrayList<>(TestRuns.settings(where, model));
    settings.add("generate.checkpointSeconds=1");
    settings.add("generate.shardSeconds=1");
    settings.add("generate.shardRecords=20");
    settings.add("generate.pairsPerSecond=100");
    settings.forEach(setting -> words.addAll(List.of("--set", setting)));
    words.addAll(List.of(further));
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(command).toFile());
    builder.environment().put("MISO_NO_BUILD", "1");
    builder.environment().put("MISO_JAVA_OPTS", "-XX:TieredStopAtLevel=1");
    running.put(command, builder.start());
  }
}
