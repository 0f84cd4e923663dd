package io.miso.constraints.write.rich;

import io.miso.constraints.Constraint;
import io.miso.constraints.compose.Dice;
import io.miso.constraints.compose.Instruction;
import io.miso.constraints.compose.Placed;
import io.miso.constraints.compose.Task;
import io.miso.constraints.compose.rich.Demands;
import io.miso.constraints.write.Answer;
import io.miso.constraints.write.Unmet;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers instructions of the rich curriculum. What fails its verifier is repaired, and every
 * repair is verified again; a text that cannot be repaired gives way to another one.
 */
public final class RichWriter {
  private static final int TRIES = 6;
  private static final int ROUNDS = 8;

  private RichWriter() {}

  /** An answer that depends on instruction and seed alone. */
  public static Answer write(Instruction instruction, Task.Rich task, long seed) {
    List<Constraint> constraints =
        instruction.constraints().stream().map(Placed::constraint).toList();
    Demands demands = new Demands(constraints);
    List<String> reasons = new ArrayList<>();
    int repairs = 0;
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      Dice dice = Dice.of(seed, instruction.text().hashCode(), attempt);
      Speaker speaker = new Speaker(task, demands, dice);
      Draft draft = Draft.of(demands, task, speaker, dice);
      Filler.fill(draft, speaker, task.form());
      Letters.fit(draft, speaker);
      String text = draft.text();
      List<String> unmet = Unmet.in(text, constraints);
      for (int round = 1; round <= ROUNDS && !unmet.isEmpty(); round++) {
        Fitter.fit(draft, speaker);
        Letters.fit(draft, speaker);
        text = draft.text();
        unmet = Unmet.in(text, constraints);
        repairs++;
      }
      if (unmet.isEmpty()) {
        return new Answer.Written(text, attempt, repairs);
      }
      for (String reason : unmet) {
        reasons.add("try " + attempt + ", " + reason);
      }
    }
    return new Answer.GaveUp(reasons);
  }
}
