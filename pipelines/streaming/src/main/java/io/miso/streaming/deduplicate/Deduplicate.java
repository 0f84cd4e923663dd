package io.miso.streaming.deduplicate;

import io.miso.schemas.Example;
import io.miso.schemas.Reject;
import io.miso.streaming.publish.ShardPlan;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.IterableCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Gathers examples in shards without duplicates. All examples meet at one key, encoded and with
 * their entries, so that each takes one way only and no verdict has to find its example again; one
 * worker gathers far more than many can write.
 */
public final class Deduplicate extends PTransform<PCollection<Example>, PCollectionTuple> {
  private static final long serialVersionUID = 1;

  /** The stage's name in rejects. */
  public static final String STAGE = "DEDUPLICATE";

  /** The output of shards: sealed examples, at least one each. */
  public static final TupleTag<KV<Integer, Iterable<byte[]>>> SHARDS = new TupleTag<>("shards") {};

  /** The output of rejects. */
  public static final TupleTag<Reject> DUPLICATES = new TupleTag<>("duplicates") {};

  private final ShardPlan plan;
  private final Likeness likeness;

  private Deduplicate(ShardPlan plan, Likeness likeness) {
    this.plan = plan;
    this.likeness = likeness;
  }

  /** Into shards as planned. */
  public static Deduplicate of(ShardPlan plan, Likeness likeness) {
    return new Deduplicate(plan, likeness);
  }

  @Override
  public PCollectionTuple expand(PCollection<Example> examples) {
    PCollectionTuple gathered =
        examples
            .apply("Seal", ParDo.of(new Seal(likeness)))
            .setCoder(KvCoder.of(VarIntCoder.of(), ByteArrayCoder.of()))
            .apply(
                "Gather",
                ParDo.of(new GatherShards(plan, likeness))
                    .withOutputTags(SHARDS, TupleTagList.of(DUPLICATES)));
    gathered
        .get(SHARDS)
        .setCoder(KvCoder.of(VarIntCoder.of(), IterableCoder.of(ByteArrayCoder.of())));
    gathered.get(DUPLICATES).setCoder(AvroCoder.specific(Reject.class));
    return gathered;
  }

  private static final class Seal extends DoFn<Example, KV<Integer, byte[]>> {
    private static final long serialVersionUID = 1;

    private final Likeness likeness;

    private Seal(Likeness likeness) {
      this.likeness = likeness;
    }

    @ProcessElement
    public void seal(@Element Example example, OutputReceiver<KV<Integer, byte[]>> out) {
      out.output(KV.of(0, Sealed.of(likeness.entry(example), example)));
    }
  }
}
