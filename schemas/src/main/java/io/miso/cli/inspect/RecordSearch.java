package io.miso.cli.inspect;

import io.miso.schemas.Example;
import io.miso.schemas.Reject;
import io.miso.schemas.ShardManifest;
import io.miso.shards.ShardFile;
import io.miso.store.ObjectStore;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;

/** Finds one pair or reject by its id or a unique prefix; opens only shards that may hold it. */
final class RecordSearch {
  private RecordSearch() {}

  /** A record and the shard that holds it. */
  record Found<T>(String id, T record, ShardManifest shard) {}

  /**
   * The story of the record, line by line.
   *
   * @throws IllegalArgumentException if no record, or more than one, has such an id
   */
  static List<String> story(ObjectStore store, RootContents contents, String prefix) {
    List<Found<Example>> pairs =
        find(store, contents.shards(), prefix, Example.class, Example::getExampleId);
    List<Found<Reject>> rejects =
        find(store, contents.rejectShards(), prefix, Reject.class, Reject::getRecordId);
    List<String> ids =
        Stream.concat(pairs.stream().map(Found::id), rejects.stream().map(Found::id))
            .distinct()
            .toList();
    if (ids.isEmpty()) {
      throw new IllegalArgumentException(
          "No published pair or reject has an id that starts with '" + prefix + "'.");
    }
    if (ids.size() > 1) {
      throw new IllegalArgumentException(
          "'"
              + prefix
              + "' is the start of "
              + ids.size()
              + " ids; give more of it: "
              + ids.stream().limit(3).collect(Collectors.joining(", ")));
    }
    return pairs.isEmpty()
        ? RejectStory.of(rejects.get(0).record(), rejects.get(0).shard())
        : PairStory.of(pairs.get(0).record(), pairs.get(0).shard(), contents);
  }

  private static <T extends SpecificRecordBase> List<Found<T>> find(
      ObjectStore store,
      List<ShardManifest> shards,
      String prefix,
      Class<T> type,
      Function<T, String> id) {
    return shards.stream()
        .filter(shard -> mayHold(shard, prefix))
        .flatMap(
            shard ->
                ShardFile.read(store, shard, type).stream()
                    .filter(record -> id.apply(record).startsWith(prefix))
                    .map(record -> new Found<>(id.apply(record), record, shard)))
        .toList();
  }

  /** Ids inside a shard lie between its smallest and its largest. */
  private static boolean mayHold(ShardManifest shard, String prefix) {
    boolean after = shard.getMinId().compareTo(prefix) <= 0 || shard.getMinId().startsWith(prefix);
    return after && shard.getMaxId().compareTo(prefix) >= 0;
  }
}
