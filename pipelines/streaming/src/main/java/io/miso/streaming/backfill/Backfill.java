package io.miso.streaming.backfill;

import io.miso.config.MisoConfig;
import io.miso.schemas.ShardContent;
import io.miso.schemas.ShardManifest;
import io.miso.shards.Replacements;
import io.miso.shards.ShardLog;
import io.miso.store.ObjectStore;
import io.miso.streaming.PipelineIdentity;
import io.miso.streaming.books.Books;
import io.miso.streaming.books.Figures;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;

/**
 * Makes the published shards of a root anew under today's rules: one new shard for each, which
 * stands in for it. Killed and started again, it goes on with the shards that are left.
 */
public final class Backfill {
  private final MisoConfig config;
  private final ObjectStore store;
  private final String pipelineId;

  /** A backfill of the root that the store opens. */
  public Backfill(MisoConfig config, ObjectStore store) {
    this.config = config;
    this.store = store;
    this.pipelineId = PipelineIdentity.ofBackfill(config);
  }

  /** The shards that other rules made and that nothing stands in for, oldest bucket first. */
  public List<ShardManifest> shards() {
    List<ShardManifest> examples = new ShardLog(store, ShardContent.EXAMPLES).scan();
    List<ShardManifest> rejects = new ShardLog(store, ShardContent.REJECTS).scan();
    return new Replacements(examples, rejects)
        .newest(examples).stream().filter(s -> !s.getPipelineId().equals(pipelineId)).toList();
  }

  /** Makes those shards anew, and waits for the end. */
  public void run(List<ShardManifest> shards, PipelineOptions options) {
    Pipeline pipeline = Pipeline.create(options);
    pipeline
        .apply("Shards", Create.of(shards).withCoder(AvroCoder.specific(ShardManifest.class)))
        .apply("Spread", Reshuffle.viaRandomKey())
        .apply("Remake", ParDo.of(new RemakeShard(config.root(), new Remake(config))));
    pipeline.run().waitUntilFinish();
  }

  /** What this and earlier backfills under the same rules have published. */
  public Figures published() {
    return new Books(store, pipelineId).read();
  }
}
