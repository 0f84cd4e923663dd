package io.miso.streaming.books;

import io.miso.schemas.IncrementPlan;
import io.miso.schemas.PlannedShard;
import io.miso.schemas.ShardContent;
import io.miso.schemas.ShardManifest;
import io.miso.shards.JsonRecords;
import io.miso.shards.Layout;
import io.miso.shards.ShardLog;
import io.miso.store.ObjectStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What has been published under a root, and what training has planned of it. Manifests and plans
 * once read are remembered. Not safe for use by several threads.
 */
public final class Books {
  private final ObjectStore store;
  private final String pipelineId;
  private final ShardLog examples;
  private final ShardLog rejects;
  private final Map<String, Long> plans = new HashMap<>();

  /** The books of one pipeline under the store's root. */
  public Books(ObjectStore store, String pipelineId) {
    this.store = store;
    this.pipelineId = pipelineId;
    this.examples = new ShardLog(store, ShardContent.EXAMPLES);
    this.rejects = new ShardLog(store, ShardContent.REJECTS);
  }

  /** The figures as they stand now. */
  public Figures read() {
    List<ShardManifest> all = examples.scan();
    List<ShardManifest> own = ofPipeline(all);
    List<ShardManifest> refused = ofPipeline(rejects.scan());
    Map<String, Long> reasons = new TreeMap<>();
    refused.forEach(m -> m.getCounts().forEach((code, n) -> reasons.merge(code, n, Long::sum)));
    return new Figures(records(own), records(refused), own.size(), records(all), reasons);
  }

  /** Records that the run's increment plans hold for the first time. */
  public long planned(String run) {
    for (String name : store.list(Layout.increments(run), "")) {
      plans.computeIfAbsent(name, this::plannedIn);
    }
    return plans.values().stream().mapToLong(Long::longValue).sum();
  }

  private long plannedIn(String name) {
    IncrementPlan plan = JsonRecords.decode(name, store.read(name), IncrementPlan.class);
    return plan.getShards().stream().mapToLong(PlannedShard::getRecords).sum();
  }

  private List<ShardManifest> ofPipeline(List<ShardManifest> manifests) {
    return manifests.stream().filter(m -> m.getPipelineId().equals(pipelineId)).toList();
  }

  private static long records(List<ShardManifest> manifests) {
    return manifests.stream().mapToLong(ShardManifest::getRecords).sum();
  }
}
