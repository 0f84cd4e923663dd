package io.miso.cli.inspect;

import io.miso.schemas.Example;
import io.miso.schemas.ShardManifest;
import io.miso.shards.CorruptObjectException;
import io.miso.shards.ShardFile;
import io.miso.store.ObjectStore;
import io.miso.store.ObjectStores;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** All examples under a root, but for those that a backfill has made anew. */
public final class PublishedExamples {
  private PublishedExamples() {}

  /**
   * Gives each to the action, shard by shard; a damaged shard is left out as a whole.
   *
   * @return the damaged objects under the root, each with what is wrong
   */
  public static Map<String, String> read(
      String root, RootContents contents, Consumer<Example> action) {
    Map<String, String> damaged = new TreeMap<>(contents.refused());
    try (ObjectStore store = ObjectStores.open(root)) {
      for (ShardManifest shard : contents.standingShards()) {
        try {
          ShardFile.read(store, shard, Example.class).forEach(action);
        } catch (CorruptObjectException e) {
          damaged.put(e.object(), e.reason());
        }
      }
    }
    return damaged;
  }
}
