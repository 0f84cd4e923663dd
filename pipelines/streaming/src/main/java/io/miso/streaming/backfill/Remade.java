package io.miso.streaming.backfill;

import io.miso.constraints.ConstraintException;
import io.miso.schemas.Example;
import io.miso.schemas.Reject;
import io.miso.schemas.ShardManifest;
import io.miso.shards.EncodedShard;
import io.miso.shards.ShardLog;
import io.miso.store.ObjectStore;
import io.miso.streaming.decompose.DecomposePair;
import io.miso.streaming.draft.Draft;
import io.miso.streaming.draft.Origin;
import io.miso.streaming.draft.Outcome;
import io.miso.streaming.draft.Pair;
import io.miso.streaming.draft.Rejects;
import io.miso.streaming.draft.Walk;
import io.miso.streaming.validate.ValidatePair;
import java.util.ArrayList;
import java.util.List;

/**
 * What today's rules make of one published shard: examples that still stand, and rejects. The same
 * shard under the same rules gives the same bytes.
 */
record Remade(String pipelineId, List<Example> examples, List<Reject> rejects) {
  Remade {
    examples = List.copyOf(examples);
    rejects = List.copyOf(rejects);
  }

  /** Judges and decomposes every example anew. */
  static Remade of(String pipelineId, List<Example> published) {
    List<Example> examples = new ArrayList<>();
    List<Reject> rejects = new ArrayList<>();
    for (Example example : published) {
      try {
        Walk<Example> walk = walk(pipelineId, Draft.Published.of(example), example.getOutput());
        walk.value().ifPresent(examples::add);
        walk.reject().ifPresent(rejects::add);
      } catch (ConstraintException unknown) {
        rejects.add(refused(pipelineId, example, unknown));
      }
    }
    return new Remade(pipelineId, examples, rejects);
  }

  private static Walk<Example> walk(String pipelineId, Draft draft, String output) {
    return Walk.of(new Pair(draft, output), draft.origin().createdAtMillis(), pipelineId)
        .through(new ValidatePair())
        .through(new DecomposePair(pipelineId));
  }

  private static Reject refused(String pipelineId, Example example, ConstraintException unknown) {
    Outcome.Refused<Example> refused =
        Outcome.Refused.of(
            Origin.published(example),
            example.getOutput(),
            "UNKNOWN_KIND",
            String.valueOf(unknown.getMessage()));
    return Rejects.of(refused, "VALIDATE", pipelineId);
  }

  /**
   * Publishes the shard of rejects, then that of examples. The last one says what it stands in for:
   * until then the old shard counts, so that a kill in between loses nothing.
   */
  void commit(ObjectStore store, ShardManifest old) {
    if (!rejects.isEmpty()) {
      EncodedShard refused = EncodedShard.ofRejects(pipelineId, rejects);
      ShardLog.commit(store, examples.isEmpty() ? refused.replacing(old.getShardId()) : refused);
    }
    if (!examples.isEmpty()) {
      EncodedShard kept = EncodedShard.ofExamples(pipelineId, examples);
      ShardLog.commit(store, kept.replacing(old.getShardId()));
    }
  }
}
