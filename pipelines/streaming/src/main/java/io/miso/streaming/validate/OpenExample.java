package io.miso.streaming.validate;

import io.miso.constraints.ConstraintException;
import io.miso.schemas.Example;
import io.miso.streaming.draft.Draft;
import io.miso.streaming.draft.Origin;
import io.miso.streaming.draft.Outcome;
import io.miso.streaming.draft.Pair;
import io.miso.streaming.draft.Stage;
import io.miso.streaming.draft.Taught;

/** An example as a pair to judge; constraints that are not known today refuse it. */
public final class OpenExample implements Stage<Example, Pair> {
  private static final long serialVersionUID = 1;

  @Override
  public String name() {
    return "VALIDATE";
  }

  @Override
  public Origin origin(Example example, long eventMillis) {
    return Origin.published(example);
  }

  @Override
  public Outcome<Pair> apply(Example example, long eventMillis) {
    try {
      Draft draft = Draft.Published.of(example);
      Taught taught = Taught.of(example.getLineage());
      return new Outcome.Passed<>(new Pair(draft, example.getOutput(), taught));
    } catch (ConstraintException unknown) {
      return Outcome.Refused.of(
          Origin.published(example),
          example.getOutput(),
          "UNKNOWN_KIND",
          String.valueOf(unknown.getMessage()));
    }
  }
}
