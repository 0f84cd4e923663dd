package io.miso.streaming.draft;

import io.miso.constraints.Verdicts;
import io.miso.constraints.clean.Masked;
import java.io.Serializable;
import java.util.List;

/**
 * A pair whose output satisfies every constraint by both readings.
 *
 * @param verdicts of both readings, for each constraint in their order
 * @param redactions personal data masked in the output
 */
public record Judged(Pair pair, List<Verdicts> verdicts, List<Masked.Redaction> redactions)
    implements Serializable {
  public Judged {
    verdicts = List.copyOf(verdicts);
    redactions = List.copyOf(redactions);
  }
}
