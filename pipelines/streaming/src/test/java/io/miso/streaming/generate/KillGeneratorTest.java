package io.miso.streaming.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.cli.StopSignal;
import io.miso.schemas.Example;
import io.miso.schemas.Reject;
import io.miso.schemas.ShardContent;
import io.miso.schemas.ShardManifest;
import io.miso.shards.ShardFile;
import io.miso.shards.ShardLog;
import io.miso.store.LocalObjectStore;
import io.miso.store.ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The generator as a process of its own, stopped or killed while it waits at a backlog of 500
 * pairs; the last start has a higher goal, which the restored source must keep to.
 */
class KillGeneratorTest {
  private static final long SEED = 5;
  private static final int LONGEST_SECONDS = 90;
  private static final StopSignal NEVER = new StopSignal();
  private static final String[] NO_BACKLOG = {"--set", "generate.backlog=0"};

  private final Path folder;
  private Path root;

  KillGeneratorTest(@TempDir Path folder) {
    this.folder = folder;
    this.root = folder.resolve("root");
  }

  @Test
  @Tag("campaign")
  void givenTwentyKills_whenGeneratedToTheEnd_thenEveryIndexIsPublishedOnce() throws Exception {
    Random random = new Random(SEED);
    for (int kill = 0; kill < 20; kill++) {
      Process process = start();
      process.waitFor(6000 + random.nextInt(5000), TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();
    }
    assertEnds(start("--records", "40000"));
    goOn(40_000);
  }

  @Test
  @Tag("campaign")
  void givenRunsThatEndSoonAfterTheirRestore_whenGoneOn_thenNothingIsPublishedTwice()
      throws Exception {
    for (int run = 1; run <= 14; run++) {
      assertEnds(
          start("--set", "generate.shardRecords=20", "--records", Integer.toString(1250 * run)));
      assertEquals(0, missing(500 * run));
    }
  }

  @Test
  void givenATornCheckpoint_whenStoppedAndRestored_thenTheOneBeforePublishesNothingTwice()
      throws Exception {
    Process first = start();
    awaitShards(4);
    first.destroy();
    assertEnds(first);
    Path newest = newestCheckpoint();
    Files.write(newest, Arrays.copyOf(Files.readAllBytes(newest), 1000));
    Path moved = folder.resolve("moved");
    Files.move(root, moved);
    root = moved;
    String output = assertEnds(start("--records", "3000"));
    assertTrue(output.contains("since a newer one is torn"), output);
    goOn(3000);
  }

  /** Shards are what a restore could publish twice: without them the test would prove nothing. */
  private void awaitShards(int least) {
    for (int look = 0; published().size() < least; look++) {
      assertTrue(look < 10 * LONGEST_SECONDS, "no shards are published");
      NEVER.await(100);
    }
  }

  private List<ShardManifest> published() {
    try (ObjectStore store = new LocalObjectStore(root)) {
      return new ShardLog(store, ShardContent.EXAMPLES).scan();
    }
  }

  private Path newestCheckpoint() throws IOException {
    try (Stream<Path> files = Files.walk(root.resolve("pipelines"))) {
      return files
          .filter(file -> file.endsWith("_metadata"))
          .max(Comparator.comparingLong(file -> file.toFile().lastModified()))
          .orElseThrow();
    }
  }

  /** Goes on until no index below is missing: some wait in state. */
  private void goOn(int records) throws Exception {
    if (missing(records) == 0) {
      return;
    }
    Process further = start(NO_BACKLOG);
    for (int look = 0; missing(records) > 0; look++) {
      assertTrue(look < LONGEST_SECONDS, missing(records) + " indices are lost");
      NEVER.await(1000);
    }
    further.destroy();
    assertEnds(further);
    assertEquals(0, missing(records));
  }

  private String assertEnds(Process process) throws Exception {
    assertTrue(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS), "the generator does not end");
    String output = Files.readString(folder.resolve("output"));
    assertEquals(0, process.exitValue(), output);
    return output;
  }

  /** Indices below that are neither a pair nor a reject; fails if one is published twice. */
  private long missing(int records) {
    Set<Long> indices = new HashSet<>();
    try (ObjectStore store = new LocalObjectStore(root)) {
      for (ShardManifest shard : new ShardLog(store, ShardContent.EXAMPLES).scan()) {
        for (Example example : ShardFile.read(store, shard, Example.class)) {
          long index = example.getLineage().getSourceOffset();
          assertTrue(indices.add(index), "twice: " + index);
        }
      }
      for (ShardManifest shard : new ShardLog(store, ShardContent.REJECTS).scan()) {
        for (Reject reject : ShardFile.read(store, shard, Reject.class)) {
          assertTrue(indices.add(reject.getSourceOffset()), "twice: " + reject.getSourceOffset());
        }
      }
    }
    return LongStream.range(0, records).filter(index -> !indices.contains(index)).count();
  }

  private Process start(String... further) throws IOException {
    return GeneratorProcess.of(
            List.of(
                "root=" + root,
                "generate.parallelism=2",
                "generate.checkpointSeconds=1",
                "generate.shardSeconds=1",
                "generate.backlog=500"),
            further)
        .redirectOutput(folder.resolve("output").toFile())
        .start();
  }
}
