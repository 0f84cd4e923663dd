package io.miso.streaming.source;

import io.miso.constraints.compose.InstructionSource;
import io.miso.streaming.draft.Draft;
import io.miso.streaming.draft.Origin;
import io.miso.streaming.draft.Outcome;
import io.miso.streaming.draft.Stage;

/** Composes the instruction of an index. */
public final class Compose implements Stage<Long, Draft> {
  private static final long serialVersionUID = 1;

  private final InstructionSource composer;
  private final long seed;

  /** With a composer, and the seed it is under. */
  public Compose(InstructionSource composer, long seed) {
    this.composer = composer;
    this.seed = seed;
  }

  @Override
  public String name() {
    return "COMPOSE";
  }

  @Override
  public Origin origin(Long index, long eventMillis) {
    return Origin.composed(seed, index, eventMillis);
  }

  @Override
  public Outcome<Draft> apply(Long index, long eventMillis) {
    return new Outcome.Passed<>(
        new Draft.Composed(origin(index, eventMillis), composer.compose(index)));
  }
}
