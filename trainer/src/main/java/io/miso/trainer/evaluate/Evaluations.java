package io.miso.trainer.evaluate;

import io.miso.schemas.Evaluation;
import io.miso.shards.JsonRecords;
import io.miso.shards.Layout;
import io.miso.store.ObjectStore;
import java.util.Optional;

/** A run's evaluations, one a step at most. */
public final class Evaluations {
  private final ObjectStore store;
  private final String run;

  /** The evaluations of a run. */
  public Evaluations(ObjectStore store, String run) {
    this.store = store;
    this.run = run;
  }

  /** The evaluation of the weights after a step, if there is one. */
  public Optional<Evaluation> find(long step) {
    String name = Layout.evaluation(run, step);
    return store.find(name).map(stored -> decode(name, stored.bytes()));
  }

  /** Writes an evaluation, and returns it, or the one that stands there. */
  public Evaluation write(Evaluation evaluation) {
    store.create(Layout.evaluation(run, evaluation.getStep()), JsonRecords.encode(evaluation));
    return find(evaluation.getStep()).orElseThrow();
  }

  /** The run's first evaluation, of the weights it began with if that was made. */
  public Evaluation first() {
    String name =
        store.list(Layout.evaluations(run), "").stream()
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("Run " + run + " has no evaluation"));
    return decode(name, store.read(name));
  }

  private static Evaluation decode(String name, byte[] bytes) {
    return JsonRecords.decode(name, bytes, Evaluation.class);
  }
}
