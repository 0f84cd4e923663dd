package io.miso.trainer.feed;

import io.miso.config.TrainConfig;
import io.miso.schemas.Example;
import io.miso.schemas.IncrementPlan;
import io.miso.schemas.PlannedShard;
import io.miso.schemas.ShardContent;
import io.miso.schemas.ShardManifest;
import io.miso.shards.CorruptObjectException;
import io.miso.shards.Quarantine;
import io.miso.shards.Replacements;
import io.miso.shards.ShardFile;
import io.miso.shards.ShardLog;
import io.miso.store.ObjectStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Decides which shards make the next increment. */
public final class Planner {
  private static final int REPLAY_SHARDS = 4;

  private final ObjectStore store;
  private final Plans plans;
  private final TrainConfig settings;
  private final double learningRate;
  private final ShardLog examples;
  private final ShardLog rejects;
  private final Quarantine quarantine;

  /** A planner of a run, with the learning rate that its plans shall say. */
  public Planner(ObjectStore store, Plans plans, TrainConfig settings, double learningRate) {
    this.store = store;
    this.plans = plans;
    this.settings = settings;
    this.learningRate = learningRate;
    this.examples = new ShardLog(store, ShardContent.EXAMPLES);
    this.rejects = new ShardLog(store, ShardContent.REJECTS);
    this.quarantine = new Quarantine(store);
  }

  /** Published shards that no plan holds, nor one that stands in for them, oldest bucket first. */
  public List<ShardManifest> waiting() {
    List<ShardManifest> all = examples.scan();
    return new Replacements(all, rejects.scan()).waiting(all, settings.shards(), plans.shardIds());
  }

  /**
   * Plans the next increment and writes the plan.
   *
   * @param waiting shards to choose from, as {@link #waiting} gave them
   * @param wanted about how many records; at least one shard is taken
   * @return empty if none of the shards is intact
   */
  public Optional<IncrementPlan> plan(List<ShardManifest> waiting, long wanted, long firstStep) {
    List<PlannedShard> shards = new ArrayList<>();
    long records = 0;
    for (ShardManifest shard : waiting) {
      if (records > 0 && records + shard.getRecords() > wanted) {
        break;
      }
      if (isIntact(shard)) {
        shards.add(new PlannedShard(shard.getShardId(), shard.getObject(), shard.getRecords()));
        records += shard.getRecords();
      }
    }
    return shards.isEmpty()
        ? Optional.empty()
        : Optional.of(plans.write(describe(shards, records, firstStep)));
  }

  private IncrementPlan describe(List<PlannedShard> shards, long records, long firstStep) {
    long increment = plans.count() + 1;
    long seed = settings.seed() * 1_000_003 + increment;
    List<PlannedShard> replay = new ArrayList<>(plans.before(increment));
    Collections.shuffle(replay, new Random(seed));
    replay = replay.subList(0, Math.min(REPLAY_SHARDS, replay.size()));
    long available = replay.stream().mapToLong(PlannedShard::getRecords).sum();
    return IncrementPlan.newBuilder()
        .setIncrement(increment)
        .setShards(shards)
        .setReplay(replay)
        .setReplayRecords(Math.min(available, Math.round(records * settings.replayShare())))
        .setSeed(seed)
        .setFirstStep(firstStep)
        .setLearningRate(learningRate)
        .setEpochs(settings.epochs())
        .build();
  }

  private boolean isIntact(ShardManifest shard) {
    try {
      return !ShardFile.read(store, shard, Example.class).isEmpty();
    } catch (CorruptObjectException e) {
      quarantine.setAside(e);
      return false;
    }
  }
}
