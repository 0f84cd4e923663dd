package io.miso.cli.inspect;

import io.miso.schemas.Evaluation;
import io.miso.schemas.IncrementPlan;
import io.miso.schemas.ShardManifest;
import io.miso.schemas.TrainerState;
import io.miso.shards.Replacements;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The intact records under a root, each list oldest first.
 *
 * @param shards published shards of examples, bucket by bucket
 * @param rejectShards published shards of rejects
 * @param increments the run's plans
 * @param checkpoints the run's checkpoints
 * @param evaluations the run's evaluations
 * @param refused objects that are not intact, with the reason
 */
public record RootContents(
    List<ShardManifest> shards,
    List<ShardManifest> rejectShards,
    List<IncrementPlan> increments,
    List<Checkpoint> checkpoints,
    List<Evaluation> evaluations,
    Map<String, String> refused) {

  /**
   * A checkpoint's folder name, {@code <step>-<digest>}, its state, and whether it is the one
   * promoted last.
   */
  public record Checkpoint(String name, TrainerState state, boolean promoted) {
    /** The name's digest. */
    public String digest() {
      return name.substring(name.indexOf('-') + 1);
    }
  }

  public RootContents {
    shards = List.copyOf(shards);
    rejectShards = List.copyOf(rejectShards);
    increments = List.copyOf(increments);
    checkpoints = List.copyOf(checkpoints);
    evaluations = List.copyOf(evaluations);
  }

  /** A root that holds nothing. */
  public static RootContents empty() {
    return new RootContents(List.of(), List.of(), List.of(), List.of(), List.of(), Map.of());
  }

  /** True if nothing was published or trained. */
  public boolean isEmpty() {
    return equals(empty());
  }

  /** Published pairs, each once, however often it was made anew. */
  public long records() {
    return standingShards().stream().mapToLong(ShardManifest::getRecords).sum();
  }

  /** The shards of examples that no backfill has made anew. */
  public List<ShardManifest> standingShards() {
    return new Replacements(shards, rejectShards).newest(shards);
  }

  /** The shards of rejects that no replay has made anew. */
  public List<ShardManifest> standingRejects() {
    return new Replacements(shards, rejectShards).newest(rejectShards);
  }

  /** Rejects by reason, each as it was refused last. */
  public Map<String, Long> rejects() {
    Map<String, Long> total = new LinkedHashMap<>();
    standingRejects()
        .forEach(
            manifest -> manifest.getCounts().forEach((code, n) -> total.merge(code, n, Long::sum)));
    return total;
  }

  /** Increments whose end is saved in a checkpoint. */
  public long endedIncrements() {
    return checkpoints.stream()
        .map(Checkpoint::state)
        .mapToLong(state -> state.getIncrement() - (state.getIncrementDone() ? 0 : 1))
        .max()
        .orElse(0);
  }
}
