package io.miso.streaming.backfill;

import io.miso.schemas.Example;
import io.miso.schemas.ShardManifest;
import io.miso.shards.CorruptObjectException;
import io.miso.shards.Quarantine;
import io.miso.shards.ShardFile;
import io.miso.store.ObjectStore;
import io.miso.store.ObjectStores;
import java.util.Optional;
import org.apache.beam.sdk.transforms.DoFn;

/**
 * Makes one published shard anew. Its input never changes and its output follows from it, so a
 * repetition writes the same files.
 */
final class RemakeShard extends DoFn<ShardManifest, Void> {
  private static final long serialVersionUID = 1;

  private final String root;
  private final Remake remake;
  private transient Optional<ObjectStore> store = Optional.empty();

  RemakeShard(String root, Remake remake) {
    this.root = root;
    this.remake = remake;
  }

  @Setup
  public void open() {
    store = Optional.of(ObjectStores.open(root));
  }

  @ProcessElement
  public void remake(@Element ShardManifest old) {
    ObjectStore opened = store.orElseThrow();
    try {
      remake.commit(opened, old, ShardFile.read(opened, old, Example.class));
    } catch (CorruptObjectException refused) {
      new Quarantine(opened).setAside(refused);
    }
  }

  @Teardown
  public void close() {
    store.ifPresent(ObjectStore::close);
    store = Optional.empty();
  }
}
