package io.miso.trainer.feed;

import io.miso.schemas.IncrementPlan;
import io.miso.schemas.PlannedShard;
import io.miso.shards.CorruptObjectException;
import io.miso.shards.JsonRecords;
import io.miso.shards.Layout;
import io.miso.store.ObjectStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A run's increment plans: the write-ahead log of training. A plan is written once, before its
 * first step, and never changed; a rival that wrote it first is followed.
 */
public final class Plans {
  private final ObjectStore store;
  private final String run;
  private final List<IncrementPlan> plans = new ArrayList<>();
  private final Set<String> planned = new LinkedHashSet<>();

  /** Reads the plans of a run; a gap or a broken plan is an error, for its shards are unknown. */
  public Plans(ObjectStore store, String run) {
    this.store = store;
    this.run = run;
    store.list(Layout.increments(run), "").forEach(name -> add(read(name)));
  }

  /** The plan of an increment, from 1, if it is written. */
  public Optional<IncrementPlan> find(long increment) {
    if (increment > plans.size()) {
      String name = Layout.increment(run, increment);
      store.find(name).ifPresent(stored -> add(decode(name, stored.bytes())));
    }
    return increment <= plans.size()
        ? Optional.of(plans.get(Math.toIntExact(increment - 1)))
        : Optional.empty();
  }

  /** Writes a plan, and returns it, or the one that a rival wrote before. */
  public IncrementPlan write(IncrementPlan plan) {
    String name = Layout.increment(run, plan.getIncrement());
    store.create(name, JsonRecords.encode(plan));
    return find(plan.getIncrement()).orElseThrow();
  }

  /** Ids of the shards that a plan holds as new. */
  public Set<String> shardIds() {
    return Collections.unmodifiableSet(planned);
  }

  /** How many increments are planned. */
  public long count() {
    return plans.size();
  }

  /** The new shards of the plans before an increment, oldest first. */
  public List<PlannedShard> before(long increment) {
    return plans.stream()
        .filter(plan -> plan.getIncrement() < increment)
        .map(IncrementPlan::getShards)
        .flatMap(Collection::stream)
        .toList();
  }

  private IncrementPlan read(String name) {
    return decode(name, store.read(name));
  }

  private static IncrementPlan decode(String name, byte[] bytes) {
    try {
      return JsonRecords.decode(name, bytes, IncrementPlan.class);
    } catch (CorruptObjectException e) {
      throw new IllegalStateException(
          e.getMessage()
              + ". Weights follow from their plans, so none is made twice: restore it from a copy,"
              + " or begin another run with run.name",
          e);
    }
  }

  private void add(IncrementPlan plan) {
    if (plan.getIncrement() != plans.size() + 1) {
      throw new IllegalStateException(
          "Increment plan %d of run %s is missing, but %d is there: restore it from a copy"
              .formatted(plans.size() + 1, run, plan.getIncrement()));
    }
    plans.add(plan);
    plan.getShards().forEach(shard -> planned.add(shard.getShardId()));
  }
}
