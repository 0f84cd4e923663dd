package io.miso.streaming.publish;

import io.miso.schemas.Example;
import io.miso.schemas.Reject;
import io.miso.shards.EncodedShard;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.transforms.GroupIntoBatches;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.joda.time.Duration;

/**
 * Publishes records as shards, each record exactly once: records gather in shards that fill up or
 * wait long enough, the runner makes each shard's records durable in a checkpoint, and only then is
 * the shard written. Its bytes and its name follow from its records, so a replay writes the same.
 */
public final class PublishShards<T extends SpecificRecord>
    extends PTransform<PCollection<T>, PDone> {
  private static final long serialVersionUID = 1;

  private final ShardPlan plan;
  private final Class<T> type;
  private final SerializableFunction<T, String> id;
  private final SerializableFunction<List<T>, EncodedShard> encode;

  private PublishShards(
      ShardPlan plan,
      Class<T> type,
      SerializableFunction<T, String> id,
      SerializableFunction<List<T>, EncodedShard> encode) {
    this.plan = plan;
    this.type = type;
    this.id = id;
    this.encode = encode;
  }

  /** Shards of examples. */
  public static PublishShards<Example> ofExamples(ShardPlan plan) {
    String pipelineId = plan.pipelineId();
    return new PublishShards<>(
        plan,
        Example.class,
        Example::getExampleId,
        records -> EncodedShard.ofExamples(pipelineId, records));
  }

  /** Shards of rejects. */
  public static PublishShards<Reject> ofRejects(ShardPlan plan) {
    String pipelineId = plan.pipelineId();
    return new PublishShards<>(
        plan,
        Reject.class,
        Reject::getRecordId,
        records -> EncodedShard.ofRejects(pipelineId, records));
  }

  @Override
  public PDone expand(PCollection<T> records) {
    int keys = plan.keys();
    SerializableFunction<T, String> idOf = id;
    records
        .apply(
            "Key",
            WithKeys.<Integer, T>of(record -> key(idOf.apply(record), keys))
                .withKeyType(TypeDescriptors.integers()))
        .setCoder(KvCoder.of(VarIntCoder.of(), AvroCoder.specific(type)))
        .apply(
            "Gather",
            GroupIntoBatches.<Integer, T>ofSize(plan.records())
                .withMaxBufferingDuration(Duration.standardSeconds(plan.seconds())))
        .apply("Commit", ParDo.of(new CommitShard<>(plan, id, encode)));
    return PDone.in(records.getPipeline());
  }

  /** Ids are digests, so their first digits spread records evenly. */
  static int key(String id, int keys) {
    return Integer.remainderUnsigned(Integer.parseUnsignedInt(id, 0, 8, 16), keys);
  }
}
