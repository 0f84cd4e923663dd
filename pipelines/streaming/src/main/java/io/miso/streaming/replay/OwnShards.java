package io.miso.streaming.replay;

import io.miso.schemas.ShardContent;
import io.miso.schemas.ShardManifest;
import io.miso.shards.CorruptObjectException;
import io.miso.shards.Quarantine;
import io.miso.shards.Replacements;
import io.miso.shards.ShardFile;
import io.miso.shards.ShardLog;
import io.miso.store.ObjectStore;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecordBase;

/** The shards of one pipeline. Manifests once read are remembered. */
final class OwnShards {
  private final ObjectStore store;
  private final String pipelineId;
  private final ShardLog examples;
  private final ShardLog rejects;

  OwnShards(ObjectStore store, String pipelineId) {
    this.store = store;
    this.pipelineId = pipelineId;
    this.examples = new ShardLog(store, ShardContent.EXAMPLES);
    this.rejects = new ShardLog(store, ShardContent.REJECTS);
  }

  /** Every shard of pairs. */
  List<ShardManifest> examples() {
    return own(examples.scan());
  }

  /** The shards of rejects that no other stands in for. */
  List<ShardManifest> standingRejects() {
    List<ShardManifest> all = rejects.scan();
    return own(new Replacements(examples.scan(), all).newest(all));
  }

  /** The other pipelines that have rejects. */
  Set<String> othersWithRejects() {
    Set<String> others =
        rejects.scan().stream()
            .map(ShardManifest::getPipelineId)
            .collect(Collectors.toCollection(TreeSet::new));
    others.remove(pipelineId);
    return others;
  }

  /** True if there is such a shard of rejects, even one that another stands in for. */
  boolean hasRejects(String shardId) {
    return own(rejects.scan()).stream().anyMatch(shard -> shard.getShardId().equals(shardId));
  }

  /** What a shard holds; a damaged one is set aside by name and holds nothing. */
  <T extends SpecificRecordBase> List<T> read(ShardManifest shard, Class<T> type) {
    try {
      return ShardFile.read(store, shard, type);
    } catch (CorruptObjectException damaged) {
      new Quarantine(store).setAside(damaged);
      return List.of();
    }
  }

  private List<ShardManifest> own(List<ShardManifest> shards) {
    return shards.stream().filter(shard -> shard.getPipelineId().equals(pipelineId)).toList();
  }
}
