package io.miso.shards;

import io.miso.config.TrainConfig.Shards;
import io.miso.schemas.ShardManifest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which shards stand in for which. After a backfill a shard of examples is replaced by another, or,
 * if every example in it was refused, by a shard of rejects; after a replay a shard of rejects is
 * replaced by the examples that some of them have become, or by other rejects. All that stand in
 * for one another are a family, known by the id of its first; a run trains on one member of a
 * family.
 */
public final class Replacements {
  /** By the id of the shard that stands in: the id of the one it stands in for. */
  private final Map<String, String> replaced = new HashMap<>();

  /** The replacements that manifests of examples and of rejects tell of. */
  public Replacements(List<ShardManifest> examples, List<ShardManifest> rejects) {
    examples.forEach(this::add);
    rejects.forEach(this::add);
  }

  private void add(ShardManifest manifest) {
    if (!manifest.getReplaces().isEmpty()) {
      replaced.put(manifest.getShardId(), manifest.getReplaces());
    }
  }

  /**
   * Of those shards the ones to train on next: the newest or the first of every family that is not
   * trained on yet.
   *
   * @param planned ids of the shards that a run's plans hold
   */
  public List<ShardManifest> waiting(
      List<ShardManifest> shards, Shards wanted, Set<String> planned) {
    Set<String> families = planned.stream().map(this::family).collect(Collectors.toSet());
    List<ShardManifest> members = wanted == Shards.NEWEST ? newest(shards) : original(shards);
    return members.stream()
        .filter(shard -> !families.contains(family(shard.getShardId())))
        .toList();
  }

  /** The shards that no other stands in for. */
  public List<ShardManifest> newest(List<ShardManifest> shards) {
    Set<String> old = Set.copyOf(replaced.values());
    return shards.stream().filter(shard -> !old.contains(shard.getShardId())).toList();
  }

  private List<ShardManifest> original(List<ShardManifest> shards) {
    Set<String> ids = shards.stream().map(ShardManifest::getShardId).collect(Collectors.toSet());
    return shards.stream().filter(shard -> !ids.contains(shard.getReplaces())).toList();
  }

  private String family(String shardId) {
    String first = shardId;
    while (replaced.containsKey(first)) {
      first = replaced.getOrDefault(first, first);
    }
    return first;
  }
}
