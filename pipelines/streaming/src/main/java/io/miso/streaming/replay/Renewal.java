package io.miso.streaming.replay;

import io.miso.schemas.Example;
import io.miso.schemas.Reject;
import io.miso.schemas.ShardManifest;
import io.miso.shards.EncodedShard;
import io.miso.shards.ShardLog;
import io.miso.store.ObjectStore;
import io.miso.streaming.GenerateSettings;
import io.miso.streaming.Stages;
import io.miso.streaming.books.Rewind;
import io.miso.streaming.deduplicate.KnownPairs;
import io.miso.streaming.draft.Draft;
import io.miso.streaming.draft.Walk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes shards of rejects anew, one by one. What stands in for a shard is published last, so that
 * what a kill cuts off is done again; lines after damage that were read by then have a pair or a
 * reject, and are not read again.
 */
final class Renewal {
  private final GenerateSettings settings;
  private final ObjectStore store;
  private final OwnShards own;
  private final Recovery recovery;
  private final Stages stages;
  private final KnownPairs known;
  private final ReadLines lines;

  /** What became of drafts. */
  private record Tried(List<Example> passed, List<Reject> refused) {
    static final Tried NONE = new Tried(List.of(), List.of());

    long size() {
      return passed.size() + refused.size();
    }
  }

  Renewal(
      GenerateSettings settings,
      ObjectStore store,
      OwnShards own,
      Recovery recovery,
      KnownPairs known,
      ReadLines lines) {
    this.settings = settings;
    this.store = store;
    this.own = own;
    this.recovery = recovery;
    this.stages = new Stages(settings);
    this.known = known;
    this.lines = lines;
  }

  /** Tries the chosen ones of all rejects that a shard holds. */
  Replay.Result of(ShardManifest shard, List<Reject> all, List<Reject> chosen) {
    List<Reject> damaged = chosen.stream().filter(ReadLines::isOfRest).toList();
    Rest rest = new Rest();
    damaged.stream()
        .filter(reject -> !recovery.goneFiles().contains(reject.getSourceUri()))
        .forEach(reject -> recovery.rest(reject, lines, rest::add));
    Map<Reject, Walk<Draft>> drafts =
        recovery.of(chosen.stream().filter(reject -> !ReadLines.isOfRest(reject)).toList());
    Tried again = tried(all.stream().filter(drafts::containsKey).map(drafts::get).toList());
    List<Reject> left = new ArrayList<>(all);
    left.removeAll(drafts.keySet());
    left.removeAll(damaged.stream().filter(this::isReadOn).toList());
    long gone = chosen.size() - (all.size() - left.size());
    if (left.size() < all.size()) {
      left.addAll(again.refused);
      replace(shard, both(again.passed, rest.held.passed), left, rest.held.refused);
    }
    return new Replay.Result(drafts.size(), rest.read, again.passed.size() + rest.passed, gone);
  }

  /** The lines after damage: all but the last of their shards' worth are published at once. */
  private final class Rest {
    private Tried held = Tried.NONE;
    private long read;
    private long passed;

    void add(List<Walk<Draft>> batch) {
      publishRejects(held.refused);
      if (!held.passed.isEmpty()) {
        publish(held.passed, "");
      }
      held = tried(batch);
      read += held.size();
      passed += held.passed.size();
    }
  }

  /** True once the line is read at which the damage was. */
  private boolean isReadOn(Reject damaged) {
    return lines.has(damaged.getSourceUri(), Math.max(1, damaged.getSourceOffset()));
  }

  private Tried tried(List<Walk<Draft>> drafts) {
    List<Example> passed = new ArrayList<>();
    List<Reject> refused = new ArrayList<>();
    for (Walk<Example> walk : stages.run(drafts)) {
      walk.reject().ifPresent(refused::add);
      walk.value()
          .ifPresent(
              example ->
                  known.add(example).ifPresentOrElse(refused::add, () -> passed.add(example)));
    }
    return new Tried(passed, refused);
  }

  private static <T> List<T> both(List<T> some, List<T> others) {
    List<T> all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }

  /**
   * The shard of rejects first; the last one says what it stands in for, as in a backfill. Rejects
   * of lines after damage get a shard of their own: those that are left must be the same ones again
   * if this is cut off. Nothing stands in for a shard of which nothing would be left.
   */
  private void replace(
      ShardManifest old, List<Example> passed, List<Reject> left, List<Reject> ofRest) {
    if (!left.isEmpty()) {
      publishRejects(ofRest);
    }
    List<Reject> refused = left.isEmpty() ? ofRest : left;
    if (!passed.isEmpty()) {
      publishRejects(refused);
      publish(passed, old.getShardId());
    } else if (!refused.isEmpty()) {
      replaceByRejects(old, refused);
    }
  }

  /** Not by what an earlier replay or the pipeline has said already. */
  private void replaceByRejects(ShardManifest old, List<Reject> refused) {
    EncodedShard shard = EncodedShard.ofRejects(settings.pipelineId(), refused);
    if (!own.hasRejects(shard.manifest().getShardId())) {
      ShardLog.commit(store, shard.replacing(old.getShardId()));
    }
  }

  private void publishRejects(List<Reject> refused) {
    if (!refused.isEmpty()) {
      ShardLog.commit(store, EncodedShard.ofRejects(settings.pipelineId(), refused));
    }
  }

  private void publish(List<Example> passed, String instead) {
    String pipelineId = settings.pipelineId();
    EncodedShard shard =
        EncodedShard.ofExamples(pipelineId, passed)
            .withRules(GenerateSettings.rules(settings.config()));
    new Rewind(store, pipelineId).noteAlso(shard.manifest().getShardId());
    ShardLog.commit(store, instead.isEmpty() ? shard : shard.replacing(instead));
  }
}
