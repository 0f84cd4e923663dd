package io.miso.streaming.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.config.ConfigLoader;
import io.miso.config.MisoConfig;
import io.miso.schemas.Example;
import io.miso.schemas.Reject;
import io.miso.schemas.RejectReason;
import io.miso.schemas.ShardContent;
import io.miso.schemas.ShardManifest;
import io.miso.shards.EncodedShard;
import io.miso.shards.ShardFile;
import io.miso.shards.ShardLog;
import io.miso.store.LocalObjectStore;
import io.miso.store.ObjectStore;
import io.miso.streaming.PipelineIdentity;
import io.miso.streaming.books.Books;
import io.miso.streaming.books.Figures;
import io.miso.streaming.books.Rewind;
import io.miso.streaming.draft.Origin;
import io.miso.streaming.draft.Outcome.Refused;
import io.miso.streaming.draft.Rejects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rejects that were written by hand, made anew. */
class ReplayTest {
  private static final long TIME = 1_700_000_000_000L;
  private static final String GOOD =
      "{\"prompt\": \"Tell me in English, please, about the %s in your garden.\", \"response\":"
          + " \"The %s stands in my garden behind the old house, and I like to look at it.\"}";

  private final Path folder;
  private final ObjectStore store;

  ReplayTest(@TempDir Path folder) {
    this.folder = folder;
    this.store = new LocalObjectStore(folder.resolve("root"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private MisoConfig config(String... settings) {
    List<String> all = new ArrayList<>(List.of(settings));
    all.add("root=" + folder.resolve("root"));
    return ConfigLoader.load(Optional.empty(), all);
  }

  private MisoConfig corpus() {
    return config("source=corpus", "corpus.path=" + folder.resolve("pairs.jsonl"));
  }

  private static Reject reject(MisoConfig config, Origin origin, String stage, String code) {
    Refused<Object> refused = Refused.of(origin, "as it was " + origin.offset(), code, "for once");
    return Rejects.of(refused, stage, PipelineIdentity.of(config));
  }

  private static Reject composed(MisoConfig config, long index, String stage, String code) {
    return reject(config, Origin.composed(1, index, TIME), stage, code);
  }

  private Reject line(MisoConfig config, long number, String code) {
    String file = folder.resolve("pairs.jsonl").toString();
    return reject(config, Origin.corpus(file, number, TIME), "READ", code);
  }

  private ShardManifest publish(MisoConfig config, Reject... rejects) {
    String pipelineId = PipelineIdentity.of(config);
    return ShardLog.commit(store, EncodedShard.ofRejects(pipelineId, List.of(rejects)));
  }

  private Replay.Result replay(MisoConfig config, String... reasons) {
    return new Replay(config, store, Set.of(reasons)).run(soFar -> {});
  }

  private List<ShardManifest> shards(ShardContent content) {
    return new ShardLog(store, content).scan();
  }

  private <T extends SpecificRecordBase> Stream<T> records(ShardManifest shard, Class<T> type) {
    return ShardFile.read(store, shard, type).stream();
  }

  private Figures figures(MisoConfig config) {
    return new Books(store, PipelineIdentity.of(config)).read();
  }

  private void lines(String... lines) throws IOException {
    Files.writeString(folder.resolve("pairs.jsonl"), String.join("\n", lines) + "\n");
  }

  @Test
  void givenARejectThatPassesNow_whenReplayed_thenItIsPublishedAndTheRestStaysAsItWas() {
    MisoConfig config = config();
    Reject duplicate = composed(config, 7, "DEDUPLICATE", "DUPLICATE");
    ShardManifest old = publish(config, composed(config, 3, "VALIDATE", "STAGE_FAILED"), duplicate);
    assertEquals(
        Map.of("STAGE_FAILED", 1L), new Replay(config, store, Set.of()).waiting().reasons());
    assertEquals(new Replay.Result(1, 0, 1, 0), replay(config));
    ShardManifest made = shards(ShardContent.EXAMPLES).get(0);
    Example example = records(made, Example.class).findFirst().orElseThrow();
    assertEquals(old.getShardId(), made.getReplaces());
    assertEquals(3, example.getLineage().getSourceOffset());
    assertEquals(TIME, example.getLineage().getCreatedAtMillis());
    assertTrue(made.getRules().containsKey("verifierVersion"));
    Figures figures = figures(config);
    assertEquals(1, figures.accepted());
    assertEquals(Map.of("DUPLICATE", 1L), figures.reasons());
    assertEquals(Replay.Result.NONE, replay(config));
    Rewind known = new Rewind(store, PipelineIdentity.of(config));
    assertEquals(List.of(example), known.publishedExamples());
  }

  @Test
  void givenAReason_whenReplayed_thenOnlyWhatWasRefusedForItIsTried() {
    MisoConfig config = config();
    publish(
        config,
        composed(config, 1, "VALIDATE", "CONSTRAINT_FAILED:punctuation:no_comma"),
        composed(config, 2, "ANSWER", "TEACHER_GAVE_UP"));
    assertEquals(new Replay.Result(1, 0, 1, 0), replay(config, "CONSTRAINT_FAILED"));
    assertEquals(Map.of("TEACHER_GAVE_UP", 1L), figures(config).reasons());
    assertEquals(Replay.Result.NONE, replay(config, "CONSTRAINT_FAILED"));
  }

  @Test
  void givenAnotherPipelinesRejects_whenReplayed_thenTheyAreNotTried() {
    MisoConfig other = config("compose.seed=2");
    publish(other, composed(other, 1, "VALIDATE", "STAGE_FAILED"));
    assertEquals(Replay.Result.NONE, replay(config()));
  }

  @Test
  void givenAMendedLine_whenReplayed_thenItPassesAndWhatIsGoneOrStillBadStays() throws IOException {
    MisoConfig config = corpus();
    lines(GOOD.formatted("tree", "tree"), "{\"prompt\": 3}");
    publish(
        config, line(config, 1, "BAD_JSON"), line(config, 2, "BAD_JSON"), line(config, 9, "GONE"));
    assertEquals(new Replay.Result(2, 0, 1, 1), replay(config));
    Figures figures = figures(config);
    assertEquals(1, figures.accepted());
    assertEquals(2, figures.rejected());
    assertEquals(Set.of("WRONG_TYPE", "GONE"), figures.reasons().keySet());
    assertEquals(new Replay.Result(1, 0, 0, 1), replay(config));
    assertEquals(2, shards(ShardContent.REJECTS).size());
  }

  @Test
  void givenNothingPasses_whenReplayed_thenTodaysReasonsStandInForTheOldOnes() throws IOException {
    MisoConfig config = corpus();
    lines("not JSON");
    ShardManifest old = publish(config, line(config, 1, "STAGE_FAILED"));
    replay(config);
    assertEquals(Map.of("BAD_JSON", 1L), figures(config).reasons());
    assertTrue(
        shards(ShardContent.REJECTS).stream()
            .anyMatch(shard -> shard.getReplaces().equals(old.getShardId())));
  }

  @Test
  void givenAFileThatIsGone_whenReplayed_thenItsRejectsStay() {
    MisoConfig config = corpus();
    publish(config, line(config, 1, "BAD_JSON"));
    assertEquals(new Replay.Result(0, 0, 0, 1), replay(config));
    assertEquals(Map.of("BAD_JSON", 1L), figures(config).reasons());
  }

  @Test
  void givenAnEmptyFileThatHasLinesNow_whenReplayed_thenTheyAreRead() throws IOException {
    String path = "corpus.path=" + folder.resolve("pairs.jsonl");
    MisoConfig watched = config("source=corpus", path, "corpus.watch=true");
    lines(GOOD.formatted("tree", "tree"), "not JSON");
    publish(watched, line(watched, 0, "EMPTY_FILE"));
    assertEquals(new Replay.Result(0, 2, 1, 0), replay(watched));
    assertEquals(Map.of("BAD_JSON", 1L), figures(watched).reasons());
  }

  @Test
  void givenAPairThatIsPublished_whenItsLikeIsReplayed_thenItIsADuplicate() throws IOException {
    MisoConfig config = corpus();
    lines(GOOD.formatted("tree", "tree"), GOOD.formatted("tree", "tree"));
    publish(config, line(config, 1, "BAD_JSON"));
    replay(config);
    publish(config, line(config, 2, "BAD_JSON"));
    assertEquals(new Replay.Result(1, 0, 0, 0), replay(config));
    assertEquals(Map.of("DUPLICATE", 1L), figures(config).reasons());
    assertEquals(Replay.Result.NONE, replay(config));
    lines(GOOD.formatted("tree", "tree"), GOOD.formatted("lawn", "lawn").replace("like", "love"));
    assertEquals(new Replay.Result(1, 0, 1, 0), replay(config, "DUPLICATE"));
  }

  @Test
  void givenAReplayCutOffBeforeItsPairs_whenRunAgain_thenNothingIsLostOrTwice() throws IOException {
    MisoConfig config = corpus();
    lines(GOOD.formatted("tree", "tree"), "not JSON");
    publish(config, line(config, 1, "BAD_JSON"), line(config, 2, "WRONG_TYPE"));
    replay(config);
    ShardManifest pairs = shards(ShardContent.EXAMPLES).get(0);
    List<RejectReason> before = reasonsLeft();
    Path manifest;
    try (Stream<Path> files = Files.walk(folder.resolve("root"))) {
      manifest =
          files
              .filter(file -> file.toString().contains("manifest"))
              .filter(file -> file.getFileName().toString().contains(pairs.getShardId()))
              .findFirst()
              .orElseThrow();
    }
    Files.delete(manifest);
    replay(config);
    assertEquals(List.of(pairs), shards(ShardContent.EXAMPLES));
    assertEquals(before, reasonsLeft());
    assertEquals(1, figures(config).rejected());
  }

  private List<RejectReason> reasonsLeft() {
    return shards(ShardContent.REJECTS).stream()
        .filter(shard -> shard.getRecords() == 1)
        .flatMap(shard -> records(shard, Reject.class))
        .flatMap(reject -> reject.getReasons().stream())
        .toList();
  }
}
