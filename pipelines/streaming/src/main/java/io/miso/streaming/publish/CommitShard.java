package io.miso.streaming.publish;

import io.miso.shards.EncodedShard;
import io.miso.shards.ShardLog;
import io.miso.store.ObjectStore;
import io.miso.store.ObjectStores;
import io.miso.streaming.books.Rewind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.KV;

/**
 * Commits one shard. Stable input is what makes this exactly-once: the runner calls it with records
 * that a finished checkpoint holds, and after a failure with the very same ones again. Only after a
 * {@link Rewind} may there be records among them that are already published; they are left out.
 *
 * @param <S> records as they wait
 * @param <T> records as they are written
 */
final class CommitShard<S, T> extends DoFn<KV<Integer, Iterable<S>>, Void> {
  private static final long serialVersionUID = 1;

  private final ShardPlan plan;
  private final SerializableFunction<S, T> open;
  private final SerializableFunction<T, String> id;
  private final SerializableFunction<List<T>, EncodedShard> encode;
  private transient Optional<ObjectStore> store = Optional.empty();
  private transient Set<String> published = Set.of();

  CommitShard(
      ShardPlan plan,
      SerializableFunction<S, T> open,
      SerializableFunction<T, String> id,
      SerializableFunction<List<T>, EncodedShard> encode) {
    this.plan = plan;
    this.open = open;
    this.id = id;
    this.encode = encode;
  }

  @Setup
  public void connect() {
    ObjectStore opened = ObjectStores.open(plan.root());
    store = Optional.of(opened);
    published = new Rewind(opened, plan.pipelineId()).publishedIds();
  }

  @ProcessElement
  @RequiresStableInput
  public void commit(@Element KV<Integer, Iterable<S>> shard) {
    List<T> records = new ArrayList<>();
    for (S gathered : shard.getValue()) {
      T record = open.apply(gathered);
      if (!published.contains(id.apply(record))) {
        records.add(record);
      }
    }
    if (!records.isEmpty()) {
      ShardLog.commit(store.orElseThrow(), encode.apply(records));
    }
  }

  @Teardown
  public void close() {
    store.ifPresent(ObjectStore::close);
    store = Optional.empty();
  }
}
