package io.miso.streaming.books;

import io.miso.config.TrainConfig.Shards;
import io.miso.schemas.IncrementPlan;
import io.miso.schemas.PlannedShard;
import io.miso.schemas.ShardContent;
import io.miso.schemas.ShardManifest;
import io.miso.shards.JsonRecords;
import io.miso.shards.Layout;
import io.miso.shards.Replacements;
import io.miso.shards.ShardLog;
import io.miso.store.ObjectStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What has been published under a root, and what training has planned of it. Manifests and plans
 * once read are remembered. Not safe for use by several threads.
 */
public final class Books {
  private final ObjectStore store;
  private final String pipelineId;
  private final ShardLog examples;
  private final ShardLog rejects;
  private final Map<String, Set<String>> plans = new HashMap<>();

  /** The books of one pipeline under the store's root. */
  public Books(ObjectStore store, String pipelineId) {
    this.store = store;
    this.pipelineId = pipelineId;
    this.examples = new ShardLog(store, ShardContent.EXAMPLES);
    this.rejects = new ShardLog(store, ShardContent.REJECTS);
  }

  /** The figures as they stand now. */
  public Figures read() {
    List<ShardManifest> pairs = examples.scan();
    List<ShardManifest> all = rejects.scan();
    List<ShardManifest> own = ofPipeline(pairs);
    List<ShardManifest> refused = ofPipeline(new Replacements(pairs, all).newest(all));
    Map<String, Long> reasons = new TreeMap<>();
    refused.forEach(m -> m.getCounts().forEach((code, n) -> reasons.merge(code, n, Long::sum)));
    return new Figures(records(own), records(refused), own.size(), reasons);
  }

  /** Pairs that any pipeline has published and that wait for the run to train on them. */
  public long waiting(String run) {
    for (String name : store.list(Layout.increments(run), "")) {
      plans.computeIfAbsent(name, this::plannedIn);
    }
    Set<String> planned = plans.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    List<ShardManifest> all = examples.scan();
    return records(new Replacements(all, rejects.scan()).waiting(all, Shards.NEWEST, planned));
  }

  private Set<String> plannedIn(String name) {
    IncrementPlan plan = JsonRecords.decode(name, store.read(name), IncrementPlan.class);
    return plan.getShards().stream().map(PlannedShard::getShardId).collect(Collectors.toSet());
  }

  private List<ShardManifest> ofPipeline(List<ShardManifest> manifests) {
    return manifests.stream().filter(m -> m.getPipelineId().equals(pipelineId)).toList();
  }

  private static long records(List<ShardManifest> manifests) {
    return manifests.stream().mapToLong(ShardManifest::getRecords).sum();
  }
}
