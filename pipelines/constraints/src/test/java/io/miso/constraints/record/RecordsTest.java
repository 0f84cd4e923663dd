package io.miso.constraints.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.miso.constraints.compose.Composer;
import io.miso.constraints.compose.Curriculum;
import io.miso.constraints.compose.Instruction;
import io.miso.constraints.compose.Placed;
import io.miso.constraints.compose.Split;
import io.miso.schemas.ConstraintRecord;
import io.miso.schemas.VerdictRecord;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RecordsTest {
  @Test
  void givenComposedConstraints_whenStoredAndReadBack_thenTheyAreEqualAndJudgeAlike() {
    Composer composer = new Composer(new Curriculum(3, 6, Split.TRAIN), 1);
    TreeSet<String> kinds = new TreeSet<>();
    for (long index = 0; index < 500; index++) {
      Instruction instruction = composer.compose(index);
      for (Placed placed : instruction.constraints()) {
        ConstraintRecord stored = Records.toRecord(instruction, placed, 0);
        assertEquals(placed.constraint(), Records.fromRecord(stored));
        assertEquals(instruction.wording(placed), stored.getText());
        VerdictRecord verdict =
            Records.toRecord(
                stored.getConstraintId(), Records.fromRecord(stored).verify("An answer."));
        assertEquals(placed.constraint().verify("An answer.").satisfied(), verdict.getSatisfied());
        kinds.add(stored.getKind());
      }
    }
    assertEquals(13, kinds.size());
  }
}
