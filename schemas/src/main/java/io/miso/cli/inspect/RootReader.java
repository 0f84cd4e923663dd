package io.miso.cli.inspect;

import io.miso.config.ConfigException;
import io.miso.schemas.Evaluation;
import io.miso.schemas.IncrementPlan;
import io.miso.schemas.Promoted;
import io.miso.schemas.ShardContent;
import io.miso.schemas.ShardManifest;
import io.miso.schemas.TrainerState;
import io.miso.shards.CorruptObjectException;
import io.miso.shards.JsonRecords;
import io.miso.shards.Layout;
import io.miso.shards.Quarantine;
import io.miso.store.ObjectStore;
import io.miso.store.ObjectStores;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;

/** Reads the records under a root, never a shard's data, and changes nothing. */
public final class RootReader {
  private static final String STATE = "/state.json";

  private final ObjectStore store;
  private final Map<String, String> refused;

  private RootReader(ObjectStore store) {
    this.store = store;
    this.refused = new TreeMap<>(new Quarantine(store).contents());
  }

  /** What the root holds; a folder in which nothing was begun is not even opened. */
  public static RootContents read(String root, String run) {
    if (!begun(root)) {
      return RootContents.empty();
    }
    try (ObjectStore store = ObjectStores.open(root)) {
      return read(store, run);
    }
  }

  /** What the store's root holds, of one run. */
  public static RootContents read(ObjectStore store, String run) {
    return new RootReader(store).contents(run);
  }

  /** False for a local folder that is missing or has none of the log's folders. */
  public static boolean begun(String root) {
    Optional<Path> local = ObjectStores.localFolder(root);
    if (local.isEmpty()) {
      return true;
    }
    Path folder = local.get();
    if (Files.isRegularFile(folder)) {
      throw new ConfigException("root", root, "a folder, but this is a file");
    }
    return Stream.of("manifests", "reject-manifests", "runs", "quarantine", "answers", "pipelines")
        .anyMatch(part -> Files.isDirectory(folder.resolve(part)));
  }

  private RootContents contents(String run) {
    List<ShardManifest> shards = manifests(ShardContent.EXAMPLES);
    List<ShardManifest> rejects = manifests(ShardContent.REJECTS);
    List<IncrementPlan> plans = all(Layout.increments(run), IncrementPlan.class);
    List<Evaluation> evaluations = all(Layout.evaluations(run), Evaluation.class);
    List<RootContents.Checkpoint> checkpoints =
        checkpoints(Layout.checkpoints(run), promoted(Layout.promoted(run)));
    return new RootContents(shards, rejects, plans, checkpoints, evaluations, refused);
  }

  private List<ShardManifest> manifests(ShardContent content) {
    return all(Layout.manifests(content), ShardManifest.class).stream()
        .filter(manifest -> !refused.containsKey(manifest.getObject()))
        .toList();
  }

  /** The name of the checkpoint in force, or none. */
  private String promoted(String pointer) {
    return store.find(pointer).stream()
        .flatMap(stored -> decode(pointer, Promoted.class).stream())
        .map(promoted -> promoted.getCurrent().getCheckpoint())
        .findFirst()
        .orElse("");
  }

  private List<RootContents.Checkpoint> checkpoints(String folder, String promoted) {
    List<RootContents.Checkpoint> found = new ArrayList<>();
    for (String name : store.list(folder, "")) {
      if (name.endsWith(STATE)) {
        String checkpoint = name.substring(folder.length(), name.length() - STATE.length());
        decode(name, TrainerState.class)
            .forEach(
                state ->
                    found.add(
                        new RootContents.Checkpoint(
                            checkpoint, state, checkpoint.equals(promoted))));
      }
    }
    found.sort(
        Comparator.<RootContents.Checkpoint>comparingLong(c -> c.state().getStep())
            .thenComparing(RootContents.Checkpoint::name));
    return found;
  }

  private <T extends SpecificRecordBase> List<T> all(String prefix, Class<T> type) {
    return store.list(prefix, "").stream().flatMap(name -> decode(name, type).stream()).toList();
  }

  /** The intact record, or none. */
  private <T extends SpecificRecordBase> List<T> decode(String name, Class<T> type) {
    if (refused.containsKey(name)) {
      return List.of();
    }
    try {
      return List.of(JsonRecords.decode(name, store.read(name), type));
    } catch (CorruptObjectException e) {
      refused.put(name, e.reason());
      return List.of();
    }
  }
}
