package io.miso.streaming.validate;

import io.miso.constraints.ConstraintException;
import io.miso.schemas.Example;
import io.miso.streaming.draft.Draft;
import io.miso.streaming.draft.Judged;
import io.miso.streaming.draft.Origin;
import io.miso.streaming.draft.Outcome;
import io.miso.streaming.draft.Pair;
import io.miso.streaming.draft.Stage;
import io.miso.streaming.draft.Taught;

/** Judges an example anew; one whose constraints are not known today is refused. */
public final class ValidateExample implements Stage<Example, Judged> {
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
  public Outcome<Judged> apply(Example example, long eventMillis) {
    Draft draft;
    try {
      draft = Draft.Published.of(example);
    } catch (ConstraintException unknown) {
      return Outcome.Refused.of(
          origin(example, eventMillis),
          example.getOutput(),
          "UNKNOWN_KIND",
          String.valueOf(unknown.getMessage()));
    }
    Taught taught = Taught.of(example.getLineage());
    return new ValidatePair().apply(new Pair(draft, example.getOutput(), taught), eventMillis);
  }
}
