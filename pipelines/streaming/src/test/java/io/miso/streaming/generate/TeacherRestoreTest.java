package io.miso.streaming.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.cli.Reporter;
import io.miso.cli.StopSignal;
import io.miso.config.MisoConfig;
import io.miso.schemas.Example;
import io.miso.schemas.ShardContent;
import io.miso.schemas.ShardManifest;
import io.miso.shards.Layout;
import io.miso.shards.ShardFile;
import io.miso.shards.ShardLog;
import io.miso.store.LocalObjectStore;
import io.miso.store.ObjectStore;
import io.miso.streaming.GenerateSettings;
import io.miso.streaming.PipelineIdentity;
import io.miso.streaming.answer.teacher.FakeTeacher;
import io.miso.streaming.answer.teacher.Manner;
import io.miso.streaming.answer.teacher.Mood;
import io.miso.streaming.answer.teacher.Settings;
import io.miso.streaming.flink.CheckpointFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Embedded Flink is stopped while drafts wait for an endpoint that hangs, and goes on later. */
class TeacherRestoreTest {
  private static final int PROMPTS = 40;
  private static final int ANSWERED = 10;

  /** Patience with a busy machine; nothing waits so long when all goes well. */
  private static final int LONGEST_SECONDS = 600;

  private static final StopSignal NEVER = new StopSignal();

  private final Path folder;

  TeacherRestoreTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private MisoConfig config(String url) throws IOException {
    Path corpus =
        Files.writeString(
            folder.resolve("prompts.jsonl"),
            IntStream.range(0, PROMPTS)
                .mapToObj(i -> "{\"prompt\": \"q" + i + "\"}\n")
                .collect(Collectors.joining()));
    return Settings.config(
        url,
        "root=" + folder.resolve("root"),
        "source=corpus",
        "corpus.path=" + corpus,
        "generate.checkpointSeconds=1",
        "generate.shardSeconds=1",
        "teacher.deadlineSeconds=900",
        "teacher.maxConcurrency=64");
  }

  private static CompletableFuture<Void> start(MisoConfig config, StopSignal stop) {
    String id = PipelineIdentity.of(config);
    Goal goal = new Goal.Corpus(id, config.generate().parallelism());
    return CompletableFuture.runAsync(
        () -> {
          try {
            new Generation(GenerateSettings.endless(config), goal, stop, Reporter.standard()).run();
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static void await(CompletableFuture<?> running, BooleanSupplier reached) {
    for (int look = 0; !reached.getAsBoolean(); look++) {
      assertTrue(look < 10 * LONGEST_SECONDS && !running.isDone(), "it does not get there");
      NEVER.await(100);
    }
  }

  @Test
  void givenDraftsThatWait_whenStoppedAndRestored_thenEachIsPublishedOnceAndPaidOnce()
      throws Exception {
    int[] calls = {0};
    Mood atFirst = random -> calls[0]++ < ANSWERED ? Manner.WELL : Manner.HANGING;
    try (FakeTeacher fake = new FakeTeacher(1000, atFirst, text -> "a" + text)) {
      MisoConfig config = config(fake.url());
      Workplace place = Workplace.of(config.root(), PipelineIdentity.of(config));
      StopSignal stop = new StopSignal();
      CompletableFuture<Void> first = start(config, stop);
      await(first, () -> fake.deliveries() == ANSWERED && fake.requests() > ANSWERED);
      CheckpointFolder checkpoints = new CheckpointFolder(place.checkpoints());
      long before = checkpoints.newestNumber();
      await(first, () -> checkpoints.newestNumber() > before + 1);
      stop.request();
      first.get(LONGEST_SECONDS, TimeUnit.SECONDS);
      fake.change(Mood.of(Manner.WELL));
      start(config, NEVER).get(LONGEST_SECONDS, TimeUnit.SECONDS);
      Map<String, String> outputs = outputs(config.root());
      assertEquals(PROMPTS, outputs.size());
      outputs.forEach((prompt, output) -> assertEquals("a" + prompt, output));
      assertEquals(PROMPTS, fake.billed().size());
      assertEquals(0, fake.askedAgain(), "what was paid came from what is kept");
    }
  }

  @Test
  void givenAWrongKey_whenItIsCorrected_thenTheRunHadStoppedAndRejectedNothing() throws Exception {
    try (FakeTeacher fake = new FakeTeacher(1000, Mood.of(Manner.DENIED), text -> "a" + text)) {
      MisoConfig config = config(fake.url());
      ExecutionException failed =
          assertThrows(
              ExecutionException.class,
              () -> start(config, NEVER).get(LONGEST_SECONDS, TimeUnit.SECONDS));
      assertTrue(
          String.valueOf(failed.getMessage()).contains("answers nothing: status 401"),
          failed.getMessage());
      fake.change(Mood.of(Manner.WELL));
      start(config, NEVER).get(LONGEST_SECONDS, TimeUnit.SECONDS);
      assertEquals(PROMPTS, outputs(config.root()).size());
    }
  }

  private static Map<String, String> outputs(String root) {
    Map<String, String> outputs = new HashMap<>();
    try (ObjectStore store = new LocalObjectStore(Path.of(root))) {
      for (ShardManifest shard : new ShardLog(store, ShardContent.EXAMPLES).scan()) {
        for (Example example : ShardFile.read(store, shard, Example.class)) {
          String prompt = example.getMessages().get(0).getContent();
          assertEquals(null, outputs.put(prompt, example.getOutput()), "twice: " + prompt);
          assertEquals(List.of(0), example.getLineage().getSatisfied());
          assertEquals("m", example.getLineage().getModel());
          assertEquals(70, example.getLineage().getCostMicros());
          String kept = Layout.answer(example.getLineage().getRequestSha256());
          assertTrue(store.find(kept).isPresent(), kept);
        }
      }
    }
    return outputs;
  }
}
