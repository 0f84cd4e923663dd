package io.miso.streaming.draft;

import io.miso.constraints.Verdict;
import io.miso.constraints.clean.Masked;
import java.io.Serializable;
import java.util.List;

/**
 * A pair whose output satisfies every constraint.
 *
 * @param verdicts one a constraint, in their order
 * @param redactions personal data masked in the output
 */
public record Judged(Pair pair, List<Verdict> verdicts, List<Masked.Redaction> redactions)
    implements Serializable {
  public Judged {
    verdicts = List.copyOf(verdicts);
    redactions = List.copyOf(redactions);
  }
}
