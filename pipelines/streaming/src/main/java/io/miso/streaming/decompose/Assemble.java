package io.miso.streaming.decompose;

import io.miso.constraints.Constraint;
import io.miso.constraints.Evidence;
import io.miso.constraints.Verdict;
import io.miso.constraints.compose.Instruction;
import io.miso.constraints.compose.Placed;
import io.miso.schemas.ConstraintRecord;
import io.miso.schemas.EvidenceRecord;
import io.miso.schemas.VerdictRecord;
import io.miso.streaming.draft.Draft;
import java.util.ArrayList;
import java.util.List;

/** The Avro records of a draft's constraints and verdicts. */
final class Assemble {
  private Assemble() {}

  static List<ConstraintRecord> constraints(Draft draft) {
    return draft instanceof Draft.Composed composed
        ? placed(composed.instruction())
        : unplaced(draft.constraints());
  }

  private static List<ConstraintRecord> placed(Instruction instruction) {
    List<ConstraintRecord> records = new ArrayList<>();
    for (Placed placed : instruction.constraints()) {
      records.add(
          new ConstraintRecord(
              placed.constraintId(),
              placed.constraint().kind(),
              placed.constraint().params(),
              instruction.wording(placed),
              0,
              placed.start(),
              placed.end(),
              placed.templateId()));
    }
    return records;
  }

  /** A corpus names kinds and parameters, but not where the instruction words them. */
  private static List<ConstraintRecord> unplaced(List<Constraint> constraints) {
    List<ConstraintRecord> records = new ArrayList<>();
    for (Constraint constraint : constraints) {
      records.add(
          new ConstraintRecord(
              "c" + records.size(), constraint.kind(), constraint.params(), "", -1, -1, -1, ""));
    }
    return records;
  }

  static List<VerdictRecord> verdicts(List<ConstraintRecord> constraints, List<Verdict> verdicts) {
    List<VerdictRecord> records = new ArrayList<>();
    for (int i = 0; i < verdicts.size(); i++) {
      Verdict verdict = verdicts.get(i);
      records.add(
          new VerdictRecord(
              constraints.get(i).getConstraintId(),
              Verdict.VERIFIER_VERSION,
              verdict.satisfied(),
              verdict.expected(),
              verdict.observed(),
              verdict.evidence().stream().map(Assemble::evidence).toList()));
    }
    return records;
  }

  private static EvidenceRecord evidence(Evidence evidence) {
    return new EvidenceRecord(evidence.start(), evidence.end(), evidence.note());
  }
}
