package io.miso.constraints.write;

import io.miso.constraints.Constraint;
import io.miso.constraints.compose.Dice;
import io.miso.constraints.compose.Instruction;
import io.miso.constraints.compose.Placed;
import io.miso.constraints.compose.Task;
import io.miso.constraints.write.rich.RichWriter;
import java.util.ArrayList;
import java.util.List;

/** Answers composed instructions from a grammar, without a network, and verifies what it wrote. */
public final class OfflineWriter {
  private static final int TRIES = 8;

  /** An answer that depends on instruction and seed alone; at most 8 tries. */
  public Answer write(Instruction instruction, long seed) {
    return instruction.task() instanceof Task.Rich rich
        ? RichWriter.write(instruction, rich, seed)
        : writeTiny(instruction, seed);
  }

  private static Answer writeTiny(Instruction instruction, long seed) {
    List<Constraint> constraints =
        instruction.constraints().stream().map(Placed::constraint).toList();
    List<String> reasons = new ArrayList<>();
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      Dice dice = Dice.of(seed, instruction.text().hashCode(), attempt);
      String output = Draft.of(instruction, dice, attempt == 1);
      List<String> unmet = Unmet.in(output, constraints);
      if (unmet.isEmpty()) {
        return new Answer.Written(output, attempt, 0);
      }
      for (String reason : unmet) {
        reasons.add("try " + attempt + ", " + reason);
      }
    }
    return new Answer.GaveUp(reasons);
  }
}
