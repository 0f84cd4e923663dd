package io.miso.trainer.promote;

import io.miso.config.PromoteConfig;
import io.miso.schemas.Evaluation;
import io.miso.schemas.Promoted;
import io.miso.schemas.Promotion;
import io.miso.shards.JsonRecords;
import io.miso.shards.Layout;
import io.miso.store.ObjectStore;
import io.miso.trainer.evaluate.Evaluations;
import io.miso.trainer.model.ModelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** A run's checkpoint in force. It moves by compare-and-set, so that no move is lost. */
public final class Promotions {
  private final ObjectStore store;
  private final String run;
  private final String name;

  /** The promotions of a run. */
  public Promotions(ObjectStore store, String run) {
    this.store = store;
    this.run = run;
    this.name = Layout.promoted(run);
  }

  /** The pointer, if anything was promoted. */
  public Optional<Promoted> find() {
    return store.find(name).map(this::decode);
  }

  /** Folders of the checkpoints that are in force or would be after a rollback. */
  public Set<String> needed() {
    Set<String> needed = new TreeSet<>();
    find()
        .ifPresent(
            promoted -> {
              needed.add(promoted.getCurrent().getCheckpoint());
              List<Promotion> before = promoted.getBefore();
              if (!before.isEmpty()) {
                needed.add(before.get(before.size() - 1).getCheckpoint());
              }
            });
    return needed;
  }

  /**
   * Refuses rules that name what is not evaluated, before anything is trained.
   *
   * @param figures names of all that is evaluated
   * @throws io.miso.config.ConfigException naming it
   */
  public static void requireKnown(PromoteConfig rules, Set<String> figures) {
    new Gate(rules).requireKnown(figures);
  }

  /**
   * Brings a checkpoint into force if it is a later one, was never taken back, and passes the gate.
   *
   * @return what was decided, in a sentence; empty if there was nothing to decide
   */
  public Optional<String> consider(
      PromoteConfig rules, Evaluations evaluations, Evaluation now, String checkpoint) {
    Optional<Promoted> promoted = find();
    long step = now.getStep();
    if (promoted.filter(p -> !isOpen(p, step)).isPresent()) {
      return Optional.empty();
    }
    Evaluation inForce =
        promoted
            .flatMap(p -> evaluations.find(p.getCurrent().getStep()))
            .orElseGet(evaluations::first);
    List<String> objections = new Gate(rules).objections(now, inForce);
    if (!objections.isEmpty()) {
      return Optional.of(
          "step %d is not promoted: %s".formatted(step, String.join("; ", objections)));
    }
    Promotion promotion = new Promotion(step, checkpoint);
    Promoted moved =
        move(old -> old.map(p -> after(p, promotion)).orElseGet(() -> first(promotion)));
    return moved.getCurrent().equals(promotion)
        ? Optional.of("step %d is promoted".formatted(step))
        : Optional.empty();
  }

  private static boolean isOpen(Promoted promoted, long step) {
    return step > promoted.getCurrent().getStep() && !promoted.getRolledBack().contains(step);
  }

  private static Promoted first(Promotion promotion) {
    return Promoted.newBuilder().setCurrent(promotion).build();
  }

  /** The pointer as it is, if it was moved on meanwhile. */
  private static Promoted after(Promoted promoted, Promotion promotion) {
    if (!isOpen(promoted, promotion.getStep())) {
      return promoted;
    }
    List<Promotion> before = new ArrayList<>(promoted.getBefore());
    before.add(promoted.getCurrent());
    return Promoted.newBuilder(promoted).setCurrent(promotion).setBefore(before).build();
  }

  /**
   * Takes the checkpoint in force back; the one before it is then in force.
   *
   * @return the pointer as it is now
   * @throws ModelException if there was none before, or its weights are no longer kept
   */
  Promoted rollBack() {
    Optional<Promoted> seen = find();
    return move(
        old ->
            old.filter(p -> Optional.of(p).equals(seen) && !p.getBefore().isEmpty())
                .map(this::before)
                .orElseThrow(
                    () ->
                        new ModelException(
                            "Nothing was promoted before in run '%s': there is nothing to go back to."
                                .formatted(run))));
  }

  private Promoted before(Promoted promoted) {
    List<Promotion> before = new ArrayList<>(promoted.getBefore());
    List<Long> rolledBack = new ArrayList<>(promoted.getRolledBack());
    rolledBack.add(promoted.getCurrent().getStep());
    Promotion last = before.remove(before.size() - 1);
    if (store.list(Layout.checkpoint(run, last.getCheckpoint(), Layout.WEIGHTS), "").isEmpty()) {
      throw new ModelException(
          "Step %d, promoted before in run '%s', has no weights any more: those of two promoted steps are kept."
              .formatted(last.getStep(), run));
    }
    return Promoted.newBuilder(promoted)
        .setCurrent(last)
        .setBefore(before)
        .setRolledBack(rolledBack)
        .build();
  }

  /** Moves the pointer, anew from where it is now whenever another process moved it meanwhile. */
  private Promoted move(Function<Optional<Promoted>, Promoted> next) {
    while (true) {
      Optional<ObjectStore.Stored> stored = store.find(name);
      Promoted moved = next.apply(stored.map(this::decode));
      long generation = stored.map(ObjectStore.Stored::generation).orElse(ObjectStore.ABSENT);
      if (store.compareAndSet(name, generation, JsonRecords.encode(moved))) {
        return moved;
      }
    }
  }

  private Promoted decode(ObjectStore.Stored stored) {
    return JsonRecords.decode(name, stored.bytes(), Promoted.class);
  }
}
