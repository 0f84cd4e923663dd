package io.miso.streaming.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.schemas.Example;
import io.miso.schemas.IncrementPlan;
import io.miso.schemas.Lineage;
import io.miso.schemas.PlannedShard;
import io.miso.schemas.ShardManifest;
import io.miso.schemas.SourceKind;
import io.miso.shards.EncodedShard;
import io.miso.shards.JsonRecords;
import io.miso.shards.Layout;
import io.miso.shards.ShardLog;
import io.miso.store.LocalObjectStore;
import io.miso.store.ObjectStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposedReaderTest {
  private static final Brake OFF = new Brake.Off();

  private final Path root;
  private final AtomicLong clock = new AtomicLong(1_000_000);

  ComposedReaderTest(@TempDir Path root) {
    this.root = root;
  }

  private ComposedReader reader(int split, long emitted, long limit, int perSecond, Brake brake) {
    SourceOptions options = PipelineOptionsFactory.as(SourceOptions.class);
    options.setStoreRoot(root.toString());
    options.setRecordsPerSecond(perSecond);
    options.setBrake(brake.text());
    ComposedSource.Plan plan = new ComposedSource.Plan("p", 2, limit);
    ComposedSource source = ComposedSource.of(plan).split(7, options).get(split);
    return new ComposedReader(source, options, emitted, clock::get);
  }

  private static List<Long> drain(ComposedReader reader) {
    List<Long> indices = new ArrayList<>();
    while (reader.advance()) {
      indices.add(reader.getCurrent());
    }
    return indices;
  }

  @Test
  void givenTwoSplits_whenRead_thenEachIndexBelowTheLimitComesFromOne() {
    assertEquals(List.of(0L, 2L, 4L), drain(reader(0, 0, 5, 0, OFF)));
    assertEquals(List.of(1L, 3L), drain(reader(1, 0, 5, 0, OFF)));
  }

  @Test
  void givenAMark_whenReadAgain_thenTheNextIndexFollows() {
    ComposedReader first = reader(1, 0, 9, 0, OFF);
    assertTrue(first.start());
    ComposedReader second = reader(1, first.getCheckpointMark().emitted(), 9, 0, OFF);
    assertTrue(second.start());
    assertEquals(3, second.getCurrent());
    assertEquals(clock.get(), second.getCurrentTimestamp().getMillis());
  }

  @Test
  void givenARate_whenTimePasses_thenSoManyRecordsComeFromEachSplit() {
    ComposedReader reader = reader(0, 0, Long.MAX_VALUE, 100, OFF);
    assertFalse(reader.start());
    clock.addAndGet(100);
    assertEquals(5, drain(reader).size());
    clock.addAndGet(60_000);
    assertEquals(0, drain(reader).size(), "a pause is not made up for");
    clock.addAndGet(100);
    assertEquals(5, drain(reader).size());
  }

  @Test
  void givenATarget_whenNothingIsRejected_thenNoMoreThanTargetAndMarginIsEmitted() {
    assertEquals(6, drain(reader(0, 0, Long.MAX_VALUE, 0, new Brake.Target(10, 2))).size());
  }

  @Test
  void givenABacklog_whenItIsPlanned_thenTheSourceGoesOn() {
    try (ObjectStore store = new LocalObjectStore(root)) {
      ShardManifest shard =
          ShardLog.commit(store, EncodedShard.ofExamples("q", List.of(example())));
      ComposedReader reader = reader(0, 0, 4, 0, new Brake.Backlog("run", 0));
      assertFalse(reader.start());
      store.create(Layout.increment("run", 1), JsonRecords.encode(plan(shard)));
      assertFalse(reader.advance(), "the books are read at most twice a second");
      clock.addAndGet(10_000);
      assertEquals(List.of(0L, 2L), drain(reader));
    }
  }

  private static IncrementPlan plan(ShardManifest shard) {
    return IncrementPlan.newBuilder()
        .setIncrement(1)
        .setShards(
            List.of(new PlannedShard(shard.getShardId(), shard.getObject(), shard.getRecords())))
        .setSeed(1)
        .setFirstStep(0)
        .setLearningRate(1e-3)
        .build();
  }

  private static Example example() {
    return Example.newBuilder()
        .setExampleId("e")
        .setMessages(List.of())
        .setOutput("o")
        .setLineage(Lineage.newBuilder().setSource(SourceKind.CORPUS).build())
        .build();
  }
}
