package io.miso.streaming.source;

import io.miso.constraints.compose.Composer;
import io.miso.constraints.compose.Curriculum;
import io.miso.streaming.draft.Draft;
import io.miso.streaming.draft.Origin;
import io.miso.streaming.draft.Outcome;
import io.miso.streaming.draft.Stage;

/** Composes the instruction of an index. */
public final class Compose implements Stage<Long, Draft> {
  private static final long serialVersionUID = 1;

  private final Composer composer;
  private final long seed;

  /** Of a curriculum, under a seed. */
  public Compose(Curriculum curriculum, long seed) {
    this.composer = new Composer(curriculum, seed);
    this.seed = seed;
  }

  @Override
  public String name() {
    return "COMPOSE";
  }

  @Override
  public Outcome<Draft> apply(Long index, long eventMillis) {
    Origin origin = Origin.composed(seed, index, eventMillis);
    return new Outcome.Passed<>(new Draft.Composed(origin, composer.compose(index)));
  }
}
