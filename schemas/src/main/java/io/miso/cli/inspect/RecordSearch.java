package io.miso.cli.inspect;

import io.miso.schemas.Example;
import io.miso.schemas.Lineage;
import io.miso.schemas.Reject;
import io.miso.schemas.ShardManifest;
import io.miso.shards.ShardFile;
import io.miso.store.GcsObjects;
import io.miso.store.ObjectStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
        ? ofReject(store, contents, rejects)
        : PairStory.of(pairs.get(0).record(), pairs.get(0).shard(), contents);
  }

  /** The reject as it was refused last, and the pair that a replay made of it. */
  private static List<String> ofReject(
      ObjectStore store, RootContents contents, List<Found<Reject>> all) {
    Set<ShardManifest> standing = Set.copyOf(contents.standingRejects());
    Found<Reject> last =
        all.stream()
            .filter(found -> standing.contains(found.shard()))
            .findFirst()
            .orElse(all.get(0));
    List<String> now = new ArrayList<>();
    contents.shards().stream()
        .filter(shard -> shard.getReplaces().equals(last.shard().getShardId()))
        .flatMap(shard -> ShardFile.read(store, shard, Example.class).stream())
        .filter(pair -> isSame(pair.getLineage(), last.record()))
        .forEach(pair -> now.add("  now the pair " + pair.getExampleId()));
    if (!standing.contains(last.shard())) {
      later(store, standing, last)
          .forEach(r -> now.add("  refused again: now the reject " + r.getRecordId()));
      if (now.isEmpty()) {
        now.add("  stands no longer: a replay has tried it again");
      }
    }
    List<String> lines = new ArrayList<>(RejectStory.of(last.record(), last.shard()));
    lines.addAll(3, now);
    return lines;
  }

  /** What a replay refused again has other words, and so another id. */
  private static Stream<Reject> later(
      ObjectStore store, Set<ShardManifest> standing, Found<Reject> last) {
    return standing.stream()
        .filter(shard -> shard.getPipelineId().equals(last.shard().getPipelineId()))
        .flatMap(shard -> ShardFile.read(store, shard, Reject.class).stream())
        .filter(reject -> isSame(reject, last.record()));
  }

  private static boolean isSame(Reject one, Reject other) {
    return isSame(one.getSourceUri(), one.getSourceOffset(), other);
  }

  private static boolean isSame(Lineage lineage, Reject reject) {
    return isSame(lineage.getSourceUri(), lineage.getSourceOffset(), reject);
  }

  /** An object's generation, after #, may be another one by now. */
  private static boolean isSame(String uri, long offset, Reject reject) {
    return offset == reject.getSourceOffset()
        && GcsObjects.url(uri).equals(GcsObjects.url(reject.getSourceUri()));
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
