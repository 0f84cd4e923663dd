package io.miso.cli.inspect;

import io.miso.schemas.ConstraintRecord;
import io.miso.schemas.Evaluation;
import io.miso.schemas.EvidenceRecord;
import io.miso.schemas.Example;
import io.miso.schemas.IncrementPlan;
import io.miso.schemas.Lineage;
import io.miso.schemas.Message;
import io.miso.schemas.PlannedShard;
import io.miso.schemas.Promoted;
import io.miso.schemas.Promotion;
import io.miso.schemas.Reject;
import io.miso.schemas.RejectReason;
import io.miso.schemas.SegmentLabel;
import io.miso.schemas.SegmentOrigin;
import io.miso.schemas.SegmentRole;
import io.miso.schemas.ShardManifest;
import io.miso.schemas.SourceKind;
import io.miso.schemas.SubContext;
import io.miso.schemas.TrainerState;
import io.miso.schemas.VerdictRecord;
import io.miso.shards.EncodedShard;
import io.miso.shards.JsonRecords;
import io.miso.shards.Layout;
import io.miso.shards.ShardLog;
import io.miso.store.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A root with two shards, a reject, two plans, two checkpoints, an evaluation, and damage. */
final class SmallRoot {
  private static final long HOUR = 3_600_000;
  private static final String RUN = "default";

  final ShardManifest first;
  final ShardManifest second;
  final ShardManifest rejects;

  SmallRoot(ObjectStore store) {
    second = ShardLog.commit(store, EncodedShard.ofExamples("p1", List.of(pair("c3", 2 * HOUR))));
    first =
        ShardLog.commit(
            store, EncodedShard.ofExamples("p1", List.of(pair("a1", HOUR), pair("a2", HOUR))));
    rejects = ShardLog.commit(store, EncodedShard.ofRejects("p1", List.of(reject())));
    put(store, Layout.increment(RUN, 1), plan(1, first, List.of(), 0));
    put(store, Layout.increment(RUN, 2), plan(2, second, List.of(planned(first)), 1));
    put(store, Layout.checkpoint(RUN, "10-bbbb", "state.json"), state(10, 2, false));
    put(store, Layout.checkpoint(RUN, "9-aaaa", "state.json"), state(9, 1, true));
    put(
        store,
        Layout.promoted(RUN),
        Promoted.newBuilder().setCurrent(new Promotion(9L, "9-aaaa")).build());
    put(store, Layout.evaluation(RUN, 9), evaluation());
    store.create(
        Layout.manifests(first.getContent()) + "1970-01-01-03/torn.json",
        "{\"shard".getBytes(StandardCharsets.UTF_8));
  }

  private static void put(
      ObjectStore store, String name, org.apache.avro.specific.SpecificRecordBase record) {
    store.create(name, JsonRecords.encode(record));
  }

  private static Example pair(String id, long time) {
    return pair(id, time, 7);
  }

  /** A pair of the composed index. */
  static Example pair(String id, long time, long index) {
    return Example.newBuilder()
        .setExampleId(id)
        .setMessages(List.of(new Message("user", "Name a fruit. 🍏 Use lowercase.")))
        .setOutput("🍎 apple")
        .setConstraints(
            List.of(
                ConstraintRecord.newBuilder()
                    .setConstraintId("c0")
                    .setKind("change_case:english_lowercase")
                    .setText("Use lowercase.")
                    .build()))
        .setVerdicts(
            List.of(
                VerdictRecord.newBuilder()
                    .setConstraintId("c0")
                    .setSatisfied(true)
                    .setExpected("lowercase")
                    .setObserved("lowercase")
                    .setEvidence(List.of(new EvidenceRecord(2, 7, "letters")))
                    .build()))
        .setSubContexts(
            List.of(piece(0, 16, SegmentLabel.TASK), piece(16, 30, SegmentLabel.CONSTRAINT)))
        .setLineage(
            Lineage.newBuilder()
                .setSource(SourceKind.COMPOSER)
                .setSourceUri("compose:1")
                .setSourceOffset(index)
                .setSeed(1)
                .setPipelineId("p1")
                .setCreatedAtMillis(time)
                .build())
        .build();
  }

  private static SubContext piece(int start, int end, SegmentLabel label) {
    return new SubContext(
        start, end, SegmentRole.SUB, label, List.of(), List.of(), SegmentOrigin.EXACT, 0);
  }

  private static Reject reject() {
    return reject("ee", "compose:1", "LENGTH", "9 words, at most 5");
  }

  /** A reject of record or line 8. */
  static Reject reject(String id, String uri, String code, String message) {
    return Reject.newBuilder()
        .setRecordId(id)
        .setStage("VALIDATE")
        .setReasons(List.of(new RejectReason(code, message)))
        .setPayload("one\ntwo")
        .setSourceUri(uri)
        .setSourceOffset(8)
        .setPipelineId("p1")
        .build();
  }

  private static IncrementPlan plan(
      long number, ShardManifest shard, List<PlannedShard> replay, long replayRecords) {
    return IncrementPlan.newBuilder()
        .setIncrement(number)
        .setShards(List.of(planned(shard)))
        .setReplay(replay)
        .setReplayRecords(replayRecords)
        .setSeed(1)
        .setFirstStep(10 * (number - 1))
        .setLearningRate(0.001)
        .build();
  }

  private static PlannedShard planned(ShardManifest shard) {
    return new PlannedShard(shard.getShardId(), shard.getObject(), shard.getRecords());
  }

  private static TrainerState state(long step, long increment, boolean done) {
    return TrainerState.newBuilder()
        .setStep(step)
        .setIncrement(increment)
        .setCursor(1)
        .setIncrementDone(done)
        .setTokens(1000 * step)
        .setRecords(step)
        .setSeed(1)
        .setThreads(2)
        .setModelConfigSha256("m")
        .setTrainConfig("{}")
        .setWeights("w")
        .setWeightsSha256("weights-" + step)
        .setOptimizer("o")
        .setOptimizerSha256("o")
        .setLastLoss(1.25)
        .build();
  }

  private static Evaluation evaluation() {
    return Evaluation.newBuilder()
        .setStep(9)
        .setIncrement(1)
        .setHeldOutLoss(2.5)
        .setConstraintAccuracy(0.75)
        .setInstructionAccuracy(0.5)
        .setInstructions(4)
        .setAccuracyByKind(Map.of())
        .setSuites(Map.of("own", Map.of("promptStrict", 0.25, "promptLoose", 0.5)))
        .build();
  }
}
