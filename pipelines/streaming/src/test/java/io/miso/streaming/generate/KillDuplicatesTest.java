package io.miso.streaming.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.cli.StopSignal;
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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was published before a SIGKILL is remembered after it. */
class KillDuplicatesTest {
  private static final int PAIRS = 1500;
  private static final int TWINS = 300;
  private static final int LONGEST_SECONDS = 240;
  private static final StopSignal NEVER = new StopSignal();
  private static final String[] WORDS =
      "oak bread ship door lamp stone river song winter garden horse letter".split(" ", -1);

  private final Path folder;
  private final Path root;

  KillDuplicatesTest(@TempDir Path folder) {
    this.folder = folder;
    this.root = folder.resolve("root");
  }

  /** No two numbers have many words in common. */
  private static String line(int number) {
    StringBuilder output = new StringBuilder("Here is text " + number + ":");
    for (int i = 0; i < WORDS.length; i++) {
      output.append(' ').append(WORDS[(number + i * i) % WORDS.length]).append(number * (i + 3));
    }
    return "{\"prompt\": \"Please write text number "
        + number
        + ".\", \"response\": \""
        + output
        + "\"}\n";
  }

  @Test
  void givenAKill_whenTwinsOfPublishedPairsArrive_thenTheyAreRejected() throws Exception {
    StringBuilder first = new StringBuilder();
    for (int number = 0; number < PAIRS; number++) {
      first.append(line(number));
    }
    Files.writeString(Files.createDirectories(folder.resolve("corpus")).resolve("a.jsonl"), first);
    Process killed = start();
    await(killed, () -> records(ShardContent.EXAMPLES) == PAIRS);
    killed.destroyForcibly().waitFor();

    StringBuilder twins = new StringBuilder();
    for (int number = 0; number < PAIRS; number += PAIRS / TWINS) {
      twins.append(line(number));
    }
    twins.append(line(PAIRS));
    long expected = twins.chars().filter(c -> c == '\n').count() - 1;
    Files.writeString(folder.resolve("corpus").resolve("b.jsonl"), twins);
    Process restored = start();
    await(
        restored,
        () ->
            records(ShardContent.EXAMPLES) == PAIRS + 1
                && records(ShardContent.REJECTS) == expected);
    restored.destroyForcibly().waitFor();
    assertEquals(Set.of("DUPLICATE"), codes());
  }

  private void await(Process process, BooleanSupplier done) throws IOException {
    for (int look = 0; !done.getAsBoolean(); look++) {
      String output = Files.readString(folder.resolve("output"));
      assertTrue(process.isAlive(), output);
      assertTrue(
          look < LONGEST_SECONDS,
          () ->
              records(ShardContent.EXAMPLES)
                  + " pairs, "
                  + records(ShardContent.REJECTS)
                  + " rejects "
                  + output);
      NEVER.await(1000);
    }
  }

  private long records(ShardContent content) {
    try (ObjectStore store = new LocalObjectStore(root)) {
      return new ShardLog(store, content).records();
    }
  }

  private Set<String> codes() {
    Set<String> codes = new HashSet<>();
    try (ObjectStore store = new LocalObjectStore(root)) {
      for (ShardManifest shard : new ShardLog(store, ShardContent.REJECTS).scan()) {
        for (Reject reject : ShardFile.read(store, shard, Reject.class)) {
          codes.add(reject.getReasons().get(0).getCode());
        }
      }
    }
    return codes;
  }

  private Process start() throws IOException {
    return GeneratorProcess.of(
            List.of(
                "root=" + root,
                "source=corpus",
                "corpus.path=" + folder.resolve("corpus"),
                "corpus.watch=true",
                "clean.rules=duplicate,near-duplicate",
                "generate.checkpointSeconds=1",
                "generate.shardSeconds=1"))
        .redirectOutput(folder.resolve("output").toFile())
        .start();
  }
}
