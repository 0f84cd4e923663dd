package io.miso.streaming.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.cli.Reporter;
import io.miso.cli.StopSignal;
import io.miso.config.ConfigException;
import io.miso.config.ConfigLoader;
import io.miso.config.MisoConfig;
import io.miso.gcs.GcsFake;
import io.miso.schemas.Example;
import io.miso.schemas.ShardContent;
import io.miso.shards.ShardFile;
import io.miso.shards.ShardLog;
import io.miso.store.GcsObjectStore;
import io.miso.store.LocalObjectStore;
import io.miso.store.ObjectStore;
import io.miso.streaming.GenerateSettings;
import io.miso.streaming.replay.Replay;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole generator whose corpus lies in a bucket. */
class BucketCorpusTest {
  private static final String ROW =
      "{\"prompt\": \"Say hello, please\", \"response\": \"Hello %s\"}\n";

  private final Path root;
  private final GcsFake fake = GcsFake.startAsEmulator("b");
  private final ObjectStore bucket = GcsObjectStore.onEmulator("gs://b/in", fake.endpoint());

  BucketCorpusTest(@TempDir Path folder) {
    this.root = folder.resolve("root");
  }

  @AfterEach
  void stop() {
    bucket.close();
    fake.close();
  }

  private void put(String name, long generation, String text) {
    assertTrue(bucket.compareAndSet(name, generation, text.getBytes(StandardCharsets.UTF_8)));
  }

  private GenerateSettings settings() {
    MisoConfig config =
        ConfigLoader.load(
            Optional.empty(),
            List.of(
                "root=" + root,
                "source=corpus",
                "corpus.path=gs://b/in/*.jsonl",
                "clean.rules=none",
                "generate.shardSeconds=1",
                "generate.checkpointSeconds=1"));
    return GenerateSettings.endless(config);
  }

  private static void run(GenerateSettings settings) throws IOException {
    Goal goal = new Goal.Corpus(settings.pipelineId(), settings.config().generate().parallelism());
    new Generation(settings, goal, new StopSignal(), Reporter.standard()).run();
  }

  private List<String> outputs() {
    List<String> outputs = new ArrayList<>();
    try (ObjectStore store = new LocalObjectStore(root)) {
      new ShardLog(store, ShardContent.EXAMPLES)
          .scan()
          .forEach(
              shard ->
                  ShardFile.read(store, shard, Example.class)
                      .forEach(
                          example ->
                              outputs.add(
                                  example.getOutput()
                                      + " of "
                                      + example.getLineage().getSourceUri())));
    }
    outputs.sort(null);
    return outputs;
  }

  @Test
  void givenACorpusInABucket_whenReadAndThenMended_thenItIsRefusedByNameUntilReplayed()
      throws IOException {
    put("a.jsonl", ObjectStore.ABSENT, ROW.formatted("1") + ROW.formatted("2"));
    put("b.jsonl", ObjectStore.ABSENT, "no JSON\n");
    long first = bucket.find("a.jsonl").orElseThrow().generation();
    long second = bucket.find("b.jsonl").orElseThrow().generation();
    GenerateSettings settings = settings();
    for (int time = 1; time <= 2; time++) {
      run(settings);
      assertEquals(
          List.of("Hello 1 of gs://b/in/a.jsonl#" + first, "Hello 2 of gs://b/in/a.jsonl#" + first),
          outputs());
    }
    put("b.jsonl", second, ROW.formatted("3"));
    String message =
        String.valueOf(assertThrows(ConfigException.class, () -> run(settings)).getMessage());
    assertTrue(message.contains("gs://b/in/b.jsonl was generation " + second), message);
    assertTrue(message.contains("run 'miso replay'"), message);
    try (ObjectStore store = new LocalObjectStore(root)) {
      Replay replay = new Replay(settings.config(), store, Set.of());
      assertEquals(new Replay.Result(1, 0, 1, 0), replay.run(soFar -> {}));
    }
    run(settings);
    long third = bucket.find("b.jsonl").orElseThrow().generation();
    assertEquals("Hello 3 of gs://b/in/b.jsonl#" + third, outputs().get(2));
  }
}
