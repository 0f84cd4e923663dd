package io.miso.shards;

import io.miso.schemas.ShardContent;
import io.miso.schemas.ShardManifest;
import io.miso.store.ObjectStore;
import io.miso.store.PutOnce;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The shards under one root, as their manifests commit them. A log remembers the manifests it has
 * read, so that a repeated scan reads only new ones. Not safe for use by several threads.
 */
public final class ShardLog {
  private final ObjectStore store;
  private final ShardContent content;
  private final Quarantine quarantine;
  private final Map<String, ShardManifest> read = new HashMap<>();

  /** The log of one content under the store's root. */
  public ShardLog(ObjectStore store, ShardContent content) {
    this.store = store;
    this.content = content;
    this.quarantine = new Quarantine(store);
  }

  /** Publishes a shard: its data, then its manifest. Repeating it is harmless. */
  public static ShardManifest commit(ObjectStore store, EncodedShard shard) {
    ShardManifest manifest = shard.manifest();
    PutOnce.put(store, manifest.getObject(), shard.avro());
    PutOnce.put(
        store,
        Layout.manifest(manifest.getContent(), manifest.getBucket(), manifest.getShardId()),
        JsonRecords.encode(manifest));
    return manifest;
  }

  /**
   * Every intact manifest, bucket by bucket. One that is torn, altered or of an unknown version is
   * set aside by name and left out; so are manifests and shards that were set aside earlier.
   */
  public List<ShardManifest> scan() {
    Set<String> refused = quarantine.objects();
    List<ShardManifest> manifests = new ArrayList<>();
    for (String name : store.list(Layout.manifests(content), "")) {
      if (!refused.contains(name)) {
        manifest(name).filter(m -> !refused.contains(m.getObject())).ifPresent(manifests::add);
      }
    }
    return manifests;
  }

  private Optional<ShardManifest> manifest(String name) {
    try {
      return Optional.of(read.computeIfAbsent(name, this::readManifest));
    } catch (CorruptObjectException e) {
      quarantine.setAside(e);
      return Optional.empty();
    }
  }

  private ShardManifest readManifest(String name) {
    ShardManifest manifest = JsonRecords.decode(name, store.read(name), ShardManifest.class);
    String bucket = manifest.getBucket();
    String shardId = manifest.getShardId();
    if (!name.equals(Layout.manifest(content, bucket, shardId))
        || !manifest.getObject().equals(Layout.shard(content, bucket, shardId))) {
      throw new CorruptObjectException(name, "it names another shard, " + manifest.getObject());
    }
    return manifest;
  }

  /** Records published in all. */
  public long records() {
    return scan().stream().mapToLong(ShardManifest::getRecords).sum();
  }

  /** The counts of all manifests added up: constraints by kind, or reject reasons by code. */
  public Map<String, Long> counts() {
    Map<String, Long> total = new TreeMap<>();
    scan().forEach(m -> m.getCounts().forEach((key, n) -> total.merge(key, n, Long::sum)));
    return total;
  }
}
