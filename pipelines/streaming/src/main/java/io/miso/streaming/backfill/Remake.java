package io.miso.streaming.backfill;

import io.miso.config.MisoConfig;
import io.miso.schemas.Example;
import io.miso.schemas.Reject;
import io.miso.schemas.ShardManifest;
import io.miso.shards.EncodedShard;
import io.miso.shards.ShardLog;
import io.miso.store.ObjectStore;
import io.miso.streaming.GenerateSettings;
import io.miso.streaming.PipelineIdentity;
import io.miso.streaming.clean.CleanPair;
import io.miso.streaming.decompose.DecomposePair;
import io.miso.streaming.draft.Walk;
import io.miso.streaming.validate.ValidateExample;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Makes published shards anew: judges, cleans and decomposes every example under today's rules. The
 * same shard under the same rules gives the same bytes.
 */
final class Remake implements Serializable {
  private static final long serialVersionUID = 1;

  private final String pipelineId;
  private final CleanPair clean;
  private final TreeMap<String, String> rules;

  /** Under the rules that the settings switch on. */
  Remake(MisoConfig config) {
    this.pipelineId = PipelineIdentity.ofBackfill(config);
    this.clean = new CleanPair(config.clean());
    this.rules = new TreeMap<>(GenerateSettings.rules(config));
  }

  /**
   * Publishes what the rules make of a shard: the shard of rejects, then that of examples. The last
   * one says what it stands in for: until then the old shard counts, so that a kill in between
   * loses nothing.
   */
  void commit(ObjectStore store, ShardManifest old, List<Example> published) {
    List<Example> examples = new ArrayList<>();
    List<Reject> rejects = new ArrayList<>();
    published.forEach(example -> remake(example, examples, rejects));
    if (!rejects.isEmpty()) {
      EncodedShard refused = EncodedShard.ofRejects(pipelineId, rejects);
      ShardLog.commit(store, examples.isEmpty() ? refused.replacing(old.getShardId()) : refused);
    }
    if (!examples.isEmpty()) {
      EncodedShard kept = EncodedShard.ofExamples(pipelineId, examples).withRules(rules);
      ShardLog.commit(store, kept.replacing(old.getShardId()));
    }
  }

  private void remake(Example example, List<Example> examples, List<Reject> rejects) {
    Walk<Example> walk =
        Walk.of(example, example.getLineage().getCreatedAtMillis(), pipelineId)
            .through(new ValidateExample())
            .through(clean)
            .through(new DecomposePair(pipelineId));
    walk.value().ifPresent(examples::add);
    walk.reject().ifPresent(rejects::add);
  }
}
