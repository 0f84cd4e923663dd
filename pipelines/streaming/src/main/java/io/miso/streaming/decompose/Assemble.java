package io.miso.streaming.decompose;

import io.miso.constraints.Constraint;
import io.miso.constraints.Verdicts;
import io.miso.constraints.compose.Instruction;
import io.miso.constraints.record.Records;
import io.miso.schemas.ConstraintRecord;
import io.miso.schemas.VerdictRecord;
import io.miso.streaming.draft.Draft;
import java.util.ArrayList;
import java.util.List;

/** The Avro records of a draft's constraints and verdicts. */
final class Assemble {
  private Assemble() {}

  static List<ConstraintRecord> constraints(Draft draft) {
    if (draft instanceof Draft.Composed composed) {
      Instruction instruction = composed.instruction();
      return instruction.constraints().stream()
          .map(placed -> Records.toRecord(instruction, placed))
          .toList();
    }
    if (draft instanceof Draft.Published published) {
      return published.example().getConstraints();
    }
    List<ConstraintRecord> unplaced = new ArrayList<>();
    for (Constraint constraint : draft.constraints()) {
      unplaced.add(Records.toRecord("c" + unplaced.size(), constraint));
    }
    return unplaced;
  }

  static List<VerdictRecord> verdicts(List<ConstraintRecord> constraints, List<Verdicts> verdicts) {
    List<VerdictRecord> records = new ArrayList<>();
    for (int i = 0; i < verdicts.size(); i++) {
      records.add(Records.toRecord(constraints.get(i).getConstraintId(), verdicts.get(i)));
    }
    return records;
  }
}
