package io.miso.streaming.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The generator as a process of its own, killed with SIGKILL at random moments. While it is killed
 * it waits at a backlog of 500 pairs; the last start has a higher goal, which the restored source
 * must keep to.
 */
class KillGeneratorTest {
  private static final long SEED = 5;
  private static final int LONGEST_SECONDS = 90;
  private static final int SPLITS = 2;

  private final Path folder;
  private final Path root;

  KillGeneratorTest(@TempDir Path folder) {
    this.folder = folder;
    this.root = folder.resolve("root");
  }

  @Test
  void givenTwoKills_whenGeneratedToTheEnd_thenEveryIndexIsPublishedOnce() throws Exception {
    campaign(2, 3000);
  }

  @Test
  @Tag("campaign")
  void givenTwentyKills_whenGeneratedToTheEnd_thenEveryIndexIsPublishedOnce() throws Exception {
    campaign(20, 40_000);
  }

  private void campaign(int kills, int records) throws Exception {
    Random random = new Random(SEED);
    for (int kill = 0; kill < kills; kill++) {
      Process process = start();
      process.waitFor(6000 + random.nextInt(5000), TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();
    }
    Process last = start("--records", Integer.toString(records));
    assertTrue(last.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS), "the generator does not end");
    assertEquals(0, last.exitValue(), Files.readString(folder.resolve("output")));
    check(records);
  }

  /** No index twice, and in each split none missing below the highest. */
  private void check(int records) {
    Set<Long> indices = new HashSet<>();
    Set<String> ids = new HashSet<>();
    long published = 0;
    try (ObjectStore store = new LocalObjectStore(root)) {
      for (ShardManifest shard : new ShardLog(store, ShardContent.EXAMPLES).scan()) {
        for (Example example : ShardFile.read(store, shard, Example.class)) {
          assertTrue(ids.add(example.getExampleId()), "twice: " + example.getExampleId());
          assertTrue(indices.add(example.getLineage().getSourceOffset()));
          published++;
        }
      }
      for (ShardManifest shard : new ShardLog(store, ShardContent.REJECTS).scan()) {
        for (Reject reject : ShardFile.read(store, shard, Reject.class)) {
          assertTrue(indices.add(reject.getSourceOffset()));
        }
      }
    }
    assertTrue(published >= records, published + " of " + records);
    long lost = 0;
    for (int split = 0; split < SPLITS; split++) {
      for (long index = split; index < records / 2; index += SPLITS) {
        lost += indices.contains(index) ? 0 : 1;
      }
    }
    assertEquals(0, lost, "indices lost");
  }

  private Process start(String... further) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens",
                "java.base/java.util=ALL-UNNAMED",
                "--add-opens",
                "java.base/java.lang=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "io.miso.cli.Miso",
                "generate",
                "--set",
                "root=" + root,
                "--set",
                "generate.parallelism=" + SPLITS,
                "--set",
                "generate.checkpointSeconds=1",
                "--set",
                "generate.backlog=500"));
    command.addAll(List.of(further));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output").toFile())
        .start();
  }
}
