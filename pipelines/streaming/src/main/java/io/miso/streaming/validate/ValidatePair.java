package io.miso.streaming.validate;

import io.miso.constraints.Constraint;
import io.miso.constraints.Output;
import io.miso.constraints.Verdict;
import io.miso.constraints.Verdicts;
import io.miso.schemas.RejectReason;
import io.miso.streaming.draft.Draft;
import io.miso.streaming.draft.Judged;
import io.miso.streaming.draft.Origin;
import io.miso.streaming.draft.Outcome;
import io.miso.streaming.draft.Pair;
import io.miso.streaming.draft.Stage;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs every verifier on the output; one that is not satisfied refuses the pair. The reason tells
 * which reading failed: CONSTRAINT_FAILED is IFEval's, REPAIRED_FAILED only the repaired one.
 */
public final class ValidatePair implements Stage<Pair, Judged> {
  private static final long serialVersionUID = 1;

  @Override
  public String name() {
    return "VALIDATE";
  }

  @Override
  public Origin origin(Pair pair, long eventMillis) {
    return pair.draft().origin();
  }

  @Override
  public Outcome<Judged> apply(Pair pair, long eventMillis) {
    Draft draft = pair.draft();
    Output output = Output.of(pair.output());
    List<Verdicts> verdicts = new ArrayList<>();
    List<RejectReason> failures = new ArrayList<>();
    for (Constraint constraint : draft.constraints()) {
      Verdicts both = constraint.verifyBoth(output);
      verdicts.add(both);
      if (!both.satisfied()) {
        failures.add(failure(constraint, both));
      }
    }
    return failures.isEmpty()
        ? new Outcome.Passed<>(new Judged(pair, verdicts, List.of()))
        : new Outcome.Refused<>(
            draft.origin(), draft.instructionText() + "\n\n" + pair.output(), failures);
  }

  private static RejectReason failure(Constraint constraint, Verdicts both) {
    Verdict verdict = both.decisive();
    String code = both.exact().satisfied() ? "REPAIRED_FAILED:" : "CONSTRAINT_FAILED:";
    return new RejectReason(
        code + constraint.kind(),
        "Expected " + verdict.expected() + ", observed " + verdict.observed());
  }
}
