package io.miso.streaming.publish;

import io.miso.schemas.Example;
import io.miso.shards.EncodedShard;
import io.miso.streaming.deduplicate.Sealed;
import java.util.TreeMap;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;

/**
 * Publishes gathered examples as shards, each example exactly once: the runner makes each shard's
 * examples durable in a checkpoint, and only then is the shard written. Its bytes and its name
 * follow from its examples, so a replay writes the same.
 */
public final class PublishShards
    extends PTransform<PCollection<KV<Integer, Iterable<byte[]>>>, PDone> {
  private static final long serialVersionUID = 1;

  private final ShardPlan plan;

  private PublishShards(ShardPlan plan) {
    this.plan = plan;
  }

  /** As a plan says. */
  public static PublishShards of(ShardPlan plan) {
    return new PublishShards(plan);
  }

  @Override
  public PDone expand(PCollection<KV<Integer, Iterable<byte[]>>> shards) {
    String pipelineId = plan.pipelineId();
    TreeMap<String, String> rules = new TreeMap<>(plan.rules());
    shards
        .apply("Spread", Reshuffle.of())
        .apply(
            "Commit",
            ParDo.of(
                new CommitShard<byte[], Example>(
                    plan,
                    Sealed::example,
                    Example::getExampleId,
                    examples -> EncodedShard.ofExamples(pipelineId, examples).withRules(rules))));
    return PDone.in(shards.getPipeline());
  }
}
