package io.miso.streaming.publish;

import io.miso.schemas.Reject;
import io.miso.shards.EncodedShard;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.transforms.GroupIntoBatches;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.joda.time.Duration;

/** Gathers rejects in shards that fill up or wait long enough, and publishes each exactly once. */
public final class PublishRejects extends PTransform<PCollection<Reject>, PDone> {
  private static final long serialVersionUID = 1;

  private final ShardPlan plan;

  private PublishRejects(ShardPlan plan) {
    this.plan = plan;
  }

  /** As a plan says. */
  public static PublishRejects of(ShardPlan plan) {
    return new PublishRejects(plan);
  }

  @Override
  public PDone expand(PCollection<Reject> rejects) {
    int keys = plan.keys();
    String pipelineId = plan.pipelineId();
    rejects
        .apply(
            "Key",
            WithKeys.<Integer, Reject>of(reject -> key(reject.getRecordId(), keys))
                .withKeyType(TypeDescriptors.integers()))
        .setCoder(KvCoder.of(VarIntCoder.of(), AvroCoder.specific(Reject.class)))
        .apply(
            "Gather",
            GroupIntoBatches.<Integer, Reject>ofSize(plan.records())
                .withMaxBufferingDuration(Duration.standardSeconds(plan.seconds())))
        .apply(
            "Commit",
            ParDo.of(
                new CommitShard<Reject, Reject>(
                    plan,
                    reject -> reject,
                    Reject::getRecordId,
                    records -> EncodedShard.ofRejects(pipelineId, records))));
    return PDone.in(rejects.getPipeline());
  }

  /** Ids are digests, so their first digits spread records evenly. */
  private static int key(String id, int keys) {
    return Integer.remainderUnsigned(Integer.parseUnsignedInt(id, 0, 8, 16), keys);
  }
}
