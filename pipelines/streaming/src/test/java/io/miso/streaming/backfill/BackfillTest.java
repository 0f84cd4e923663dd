package io.miso.streaming.backfill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.config.ConfigLoader;
import io.miso.config.MisoConfig;
import io.miso.schemas.ConstraintRecord;
import io.miso.schemas.Example;
import io.miso.schemas.Message;
import io.miso.schemas.Reject;
import io.miso.schemas.ShardContent;
import io.miso.schemas.ShardManifest;
import io.miso.shards.EncodedShard;
import io.miso.shards.ShardFile;
import io.miso.shards.ShardLog;
import io.miso.store.LocalObjectStore;
import io.miso.store.ObjectStore;
import io.miso.streaming.GenerateSettings;
import io.miso.streaming.answer.AnswerOffline;
import io.miso.streaming.decompose.DecomposePair;
import io.miso.streaming.draft.Walk;
import io.miso.streaming.source.Compose;
import io.miso.streaming.validate.ValidatePair;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shards made anew on the direct runner, which checks coders and mutations. */
class BackfillTest {
  private final ObjectStore store;
  private final MisoConfig config;
  private final Backfill backfill;

  BackfillTest(@TempDir Path root) {
    this.store = new LocalObjectStore(root);
    this.config = ConfigLoader.load(Optional.empty(), List.of("root=" + root));
    this.backfill = new Backfill(config, store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** A composed pair as the pipeline makes it. */
  private Example composed(long index) {
    GenerateSettings settings = GenerateSettings.endless(config);
    return Walk.of(index, 1_700_000_000_000L, "old")
        .through(new Compose(settings.composer(), 1))
        .through(new AnswerOffline())
        .through(new ValidatePair())
        .through(new DecomposePair("old"))
        .value()
        .orElseThrow();
  }

  private static Example spoilt(Example example, String kind, Map<String, Object> params) {
    Example copy = Example.newBuilder(example).setExampleId("spoilt " + kind).build();
    copy.setMessages(List.of(new Message("user", "Write without commas.")));
    copy.setOutput("One, two.");
    copy.setSubContexts(List.of());
    copy.setConstraints(List.of(new ConstraintRecord("c0", kind, params, "", -1, -1, -1, "")));
    return copy;
  }

  private ShardManifest publish(Example... examples) {
    return ShardLog.commit(store, EncodedShard.ofExamples("old", List.of(examples)));
  }

  private static PipelineOptions direct() {
    PipelineOptions options = PipelineOptionsFactory.create();
    options.setRunner(DirectRunner.class);
    return options;
  }

  private void run() {
    backfill.run(backfill.shards(), direct());
  }

  private List<ShardManifest> manifests(ShardContent content) {
    return new ShardLog(store, content).scan();
  }

  private <T extends SpecificRecordBase> List<T> records(ShardManifest shard, Class<T> type) {
    return ShardFile.read(store, shard, type);
  }

  private ShardManifest replacing(ShardContent content, ShardManifest old) {
    return made(manifests(content), old);
  }

  private static ShardManifest made(List<ShardManifest> all, ShardManifest old) {
    return all.stream()
        .filter(shard -> shard.getReplaces().equals(old.getShardId()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void givenAShard_whenBackfilled_thenWhatStandsIsKeptWithItsLineageAndTheRestIsRejected() {
    Example good = composed(0);
    ShardManifest old =
        publish(
            good,
            spoilt(good, "punctuation:no_comma", Map.of()),
            spoilt(good, "miso:no_such_kind", Map.of()));
    run();
    ShardManifest made = replacing(ShardContent.EXAMPLES, old);
    Example kept = records(made, Example.class).get(0);
    assertEquals(1, made.getRecords());
    assertEquals(good.getExampleId(), kept.getExampleId());
    assertEquals(good.getExampleId(), kept.getLineage().getParentId());
    assertEquals(good.getSubContexts(), kept.getSubContexts());
    assertEquals(good.getVerdicts(), kept.getVerdicts());
    assertEquals(old.getBucket(), made.getBucket());
    List<Reject> rejects = records(manifests(ShardContent.REJECTS).get(0), Reject.class);
    assertEquals(
        List.of("CONSTRAINT_FAILED:punctuation:no_comma", "UNKNOWN_KIND"),
        rejects.stream().map(reject -> reject.getReasons().get(0).getCode()).sorted().toList());
  }

  @Test
  void givenAShardOfWhichNothingStands_whenBackfilled_thenItsRejectsStandInForIt() {
    ShardManifest old = publish(spoilt(composed(0), "punctuation:no_comma", Map.of()));
    run();
    assertEquals(1, manifests(ShardContent.EXAMPLES).size());
    assertEquals(1, replacing(ShardContent.REJECTS, old).getRecords());
    assertTrue(backfill.shards().isEmpty());
  }

  @Test
  void givenABackfillCutOff_whenRunAgain_thenOnlyTheRestIsMadeAndTheBytesAreTheSame() {
    for (long index = 0; index < 3; index++) {
      publish(composed(index));
    }
    backfill.run(backfill.shards().subList(0, 1), direct());
    assertEquals(2, backfill.shards().size());
    run();
    List<ShardManifest> first = manifests(ShardContent.EXAMPLES);
    assertEquals(6, first.size());
    assertTrue(backfill.shards().isEmpty());
    for (ShardManifest old : first) {
      if (old.getReplaces().isEmpty()) {
        new Remake(config).commit(store, old, records(old, Example.class));
      }
    }
    assertEquals(first, manifests(ShardContent.EXAMPLES));
  }
}
