package io.miso.streaming.publish;

import io.miso.shards.EncodedShard;
import io.miso.shards.ShardLog;
import io.miso.store.ObjectStore;
import io.miso.store.ObjectStores;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.KV;

/**
 * Commits one shard. Stable input is what makes this exactly-once: the runner calls it with records
 * that a finished checkpoint holds, and after a failure with the very same ones again.
 */
final class CommitShard<T> extends DoFn<KV<Integer, Iterable<T>>, Void> {
  private static final long serialVersionUID = 1;

  private final String root;
  private final SerializableFunction<List<T>, EncodedShard> encode;
  private transient Optional<ObjectStore> store = Optional.empty();

  CommitShard(String root, SerializableFunction<List<T>, EncodedShard> encode) {
    this.root = root;
    this.encode = encode;
  }

  @Setup
  public void open() {
    store = Optional.of(ObjectStores.open(root));
  }

  @ProcessElement
  @RequiresStableInput
  public void commit(@Element KV<Integer, Iterable<T>> shard) {
    List<T> records = new ArrayList<>();
    shard.getValue().forEach(records::add);
    ShardLog.commit(store.orElseThrow(), encode.apply(records));
  }

  @Teardown
  public void close() {
    store.ifPresent(ObjectStore::close);
    store = Optional.empty();
  }
}
