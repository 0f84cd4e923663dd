package io.miso.streaming.decompose;

import io.miso.constraints.compose.Instruction;
import io.miso.constraints.record.Records;
import io.miso.schemas.ConstraintRecord;
import io.miso.streaming.draft.Draft;
import java.util.List;

/** The Avro records of a draft's constraints. */
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
    return Records.unplaced(draft.constraints());
  }
}
