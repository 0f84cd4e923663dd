package io.miso.trainer.feed;

import io.miso.schemas.Example;
import io.miso.schemas.IncrementPlan;
import io.miso.schemas.PlannedShard;
import io.miso.shards.CorruptObjectException;
import io.miso.shards.Quarantine;
import io.miso.shards.ShardFile;
import io.miso.store.ObjectStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * The records of an increment in training order. The order is drawn over all planned places, so
 * that a shard which is lost later leaves the places of the others as they were.
 */
public final class Records {
  /** A planned place: its shard, and the example if the shard is still intact. */
  public record Place(String object, Optional<Example> example) {}

  private Records() {}

  /**
   * The planned places of an increment in their order, epoch after epoch; shards no longer intact
   * are set aside.
   */
  public static List<Place> of(ObjectStore store, IncrementPlan plan) {
    List<Place> fresh = read(store, plan.getShards());
    List<Place> replay = read(store, plan.getReplay());
    Random random = new Random(plan.getSeed());
    Collections.shuffle(replay, random);
    fresh.addAll(replay.subList(0, Math.toIntExact(plan.getReplayRecords())));
    List<Place> all = new ArrayList<>();
    for (int epoch = 0; epoch < plan.getEpochs(); epoch++) {
      Collections.shuffle(fresh, random);
      all.addAll(fresh);
    }
    return all;
  }

  private static List<Place> read(ObjectStore store, List<PlannedShard> shards) {
    List<Place> places = new ArrayList<>();
    for (PlannedShard shard : shards) {
      try {
        ShardFile.read(
                store, shard.getObject(), shard.getShardId(), shard.getRecords(), Example.class)
            .forEach(example -> places.add(new Place(shard.getObject(), Optional.of(example))));
      } catch (CorruptObjectException e) {
        new Quarantine(store).setAside(e);
        Place lost = new Place(shard.getObject(), Optional.empty());
        places.addAll(Collections.nCopies(Math.toIntExact(shard.getRecords()), lost));
      }
    }
    return places;
  }
}
