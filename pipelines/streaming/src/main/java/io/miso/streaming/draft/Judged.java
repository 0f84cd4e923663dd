package io.miso.streaming.draft;

import io.miso.constraints.Verdicts;
import java.io.Serializable;
import java.util.List;

/**
 * A pair whose output satisfies every constraint by both readings; verdicts a constraint, in their
 * order.
 */
public record Judged(Pair pair, List<Verdicts> verdicts) implements Serializable {
  public Judged {
    verdicts = List.copyOf(verdicts);
  }
}
