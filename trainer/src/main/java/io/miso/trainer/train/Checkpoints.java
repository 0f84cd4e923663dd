package io.miso.trainer.train;

import io.miso.schemas.Latest;
import io.miso.schemas.TrainerState;
import io.miso.shards.CorruptObjectException;
import io.miso.shards.JsonRecords;
import io.miso.shards.Layout;
import io.miso.shards.Quarantine;
import io.miso.store.Digests;
import io.miso.store.ObjectStore;
import io.miso.trainer.model.Llama;
import io.miso.trainer.model.ModelException;
import io.miso.trainer.model.Optimizer;
import io.miso.trainer.model.Safetensors;
import io.miso.trainer.promote.Promotions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;

/**
 * A run's checkpoints. Tensors are written under a name made of step and digest, then the state,
 * which marks the end, then the pointer to the newest moves by compare-and-set: a trainer that has
 * a rival finds the pointer moved and stops.
 */
public final class Checkpoints {
  /** The state's file in a checkpoint: its end marker. */
  public static final String STATE = "state.json";

  private static final String OPTIMIZER = "optimizer.safetensors";
  private static final int DIGEST = 16;

  private final ObjectStore store;
  private final String run;
  private final int keep;
  private final Quarantine quarantine;
  private final Promotions promotions;
  private long generation;

  /** The checkpoints of a run, of which so many keep their tensors. */
  public Checkpoints(ObjectStore store, String run, int keep) {
    this.store = store;
    this.run = run;
    this.keep = keep;
    this.quarantine = new Quarantine(store);
    this.promotions = new Promotions(store, run);
    this.generation = store.find(Layout.latest(run)).map(ObjectStore.Stored::generation).orElse(0L);
  }

  /**
   * The newest intact checkpoint. One that is torn or altered is set aside by name, and the one
   * before it taken.
   */
  public Optional<TrainerState> newest() {
    return newest(passedOver -> {});
  }

  /** The same; the step of the very newest is told if that one is passed over. */
  Optional<TrainerState> newest(LongConsumer passedOver) {
    List<TrainerState> states =
        states().stream()
            .sorted(Comparator.comparingLong(TrainerState::getStep).reversed())
            .toList();
    Optional<TrainerState> intact = states.stream().filter(this::isIntact).findFirst();
    if (!states.isEmpty() && !intact.equals(Optional.of(states.get(0)))) {
      passedOver.accept(states.get(0).getStep());
    }
    return intact;
  }

  /**
   * The checkpoint in force; empty if none was promoted.
   *
   * @throws ModelException if it is damaged
   */
  public Optional<TrainerState> promoted() {
    Optional<String> state =
        promotions
            .find()
            .map(promoted -> Layout.checkpoint(run, promoted.getCurrent().getCheckpoint(), STATE));
    Optional<TrainerState> intact =
        state
            .flatMap(this::read)
            .filter(found -> isIntact(found.getWeights(), found.getWeightsSha256()));
    if (state.isPresent() && intact.isEmpty()) {
      throw new ModelException(
          "The promoted checkpoint %s is damaged: go back to the one before with miso rollback"
              .formatted(folder(state.get())));
    }
    return intact;
  }

  /** The name of a saved checkpoint, {@code <step>-<digest>}; empty before the first. */
  static String name(TrainerState state) {
    String[] parts = state.getWeights().split("/", -1);
    return parts.length < 2 ? "" : parts[parts.length - 2];
  }

  /** The states of all checkpoints that ended and can be read. */
  private List<TrainerState> states() {
    return store.list(Layout.checkpoints(run), "").stream()
        .filter(name -> name.endsWith("/" + STATE) && !quarantine.holds(name))
        .flatMap(name -> read(name).stream())
        .toList();
  }

  private Optional<TrainerState> read(String name) {
    try {
      return Optional.of(JsonRecords.decode(name, store.read(name), TrainerState.class));
    } catch (CorruptObjectException e) {
      quarantine.setAside(e);
      return Optional.empty();
    }
  }

  private boolean isIntact(TrainerState state) {
    return isIntact(state.getWeights(), state.getWeightsSha256())
        && isIntact(state.getOptimizer(), state.getOptimizerSha256());
  }

  private boolean isIntact(String object, String sha256) {
    if (quarantine.holds(object) || store.list(object, "").isEmpty()) {
      return false;
    }
    try {
      if (Digests.sha256(store.fetch(object)).equals(sha256)) {
        return true;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read checkpoint file " + object, e);
    }
    quarantine.setAside(
        new CorruptObjectException(object, "its bytes are not the ones that were written"));
    return false;
  }

  /** A local file with the weights of a checkpoint. */
  public Path weights(TrainerState state) {
    return store.fetch(state.getWeights());
  }

  /** A local file with the optimizer's moments of a checkpoint. */
  public Path optimizer(TrainerState state) {
    return store.fetch(state.getOptimizer());
  }

  /**
   * Writes a checkpoint and makes it the newest.
   *
   * @param state all but the names and digests of the tensors
   * @throws FencedException if another trainer moved the pointer
   */
  public TrainerState save(Llama model, Optimizer optimizer, TrainerState state) {
    Path weights = write(Layout.WEIGHTS, model.trained(), model.values());
    Path moments = write(OPTIMIZER, optimizer.shapes(), optimizer.values());
    TrainerState full = TrainerState.newBuilder(state).build();
    full.setWeightsSha256(sha256(weights));
    full.setOptimizerSha256(sha256(moments));
    String digest = Digests.sha256(full.toString()).substring(0, DIGEST);
    String name = "%010d-%s".formatted(full.getStep(), digest);
    full.setWeights(Layout.checkpoint(run, name, Layout.WEIGHTS));
    full.setOptimizer(Layout.checkpoint(run, name, OPTIMIZER));
    store.create(full.getWeights(), weights);
    store.create(full.getOptimizer(), moments);
    store.create(Layout.checkpoint(run, name, STATE), JsonRecords.encode(full));
    point(new Latest(1, full.getStep(), name));
    prune(name);
    return full;
  }

  private void point(Latest latest) {
    byte[] bytes = JsonRecords.encode(latest);
    String name = Layout.latest(run);
    if (!store.compareAndSet(name, generation, bytes)) {
      throw new FencedException(run);
    }
    generation = store.find(name).orElseThrow().generation();
  }

  /**
   * Deletes the tensors of all but the newest checkpoints, of which the one just saved is one, and
   * of those that were cut off; of those in force or before it, the optimizer's. States stay as the
   * record.
   */
  private void prune(String saved) {
    List<String> files = store.list(Layout.checkpoints(run), "");
    List<String> whole =
        files.stream().filter(name -> name.endsWith("/" + STATE)).map(Checkpoints::folder).toList();
    Set<String> kept = new TreeSet<>(whole.subList(Math.max(0, whole.size() - keep), whole.size()));
    kept.add(Layout.checkpoints(run) + saved);
    Set<String> weights = promotions.needed();
    files.stream()
        .filter(name -> name.endsWith(".safetensors") && !kept.contains(folder(name)))
        .filter(
            name ->
                name.endsWith("/" + OPTIMIZER)
                    || !weights.contains(folder(name).substring(Layout.checkpoints(run).length())))
        .forEach(store::delete);
  }

  private static String folder(String name) {
    return name.substring(0, name.lastIndexOf('/'));
  }

  private Path write(
      String name, Map<String, long[]> shapes, Map<String, Safetensors.Values> values) {
    Path file = store.scratch().resolve(name);
    try {
      Safetensors.write(file, shapes, values);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot write checkpoint file " + file + ": free disk space or choose another root", e);
    }
  }

  private static String sha256(Path file) {
    try {
      return Digests.sha256(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read checkpoint file " + file, e);
    }
  }
}
