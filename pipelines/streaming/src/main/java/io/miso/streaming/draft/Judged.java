package io.miso.streaming.draft;

import io.miso.constraints.Verdict;
import java.io.Serializable;
import java.util.List;

/** A pair whose output satisfies every constraint; one verdict a constraint, in their order. */
public record Judged(Pair pair, List<Verdict> verdicts) implements Serializable {
  public Judged {
    verdicts = List.copyOf(verdicts);
  }
}
