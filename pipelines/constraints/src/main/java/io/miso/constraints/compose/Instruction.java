package io.miso.constraints.compose;

import java.io.Serializable;
import java.util.List;

/**
 * A composed instruction.
 *
 * @param text what the model reads
 * @param topic the place it is about
 * @param level difficulty from 1 to 10
 * @param constraints in the order of the text
 * @param pieces spans that cover the text exactly once
 * @param task what the answer is to be about
 */
public record Instruction(
    String text, String topic, int level, List<Placed> constraints, List<Piece> pieces, Task task)
    implements Serializable {
  /** Copies the lists. */
  public Instruction {
    constraints = List.copyOf(constraints);
    pieces = List.copyOf(pieces);
  }

  /** The wording of a constraint. */
  public String wording(Placed placed) {
    int start = text.offsetByCodePoints(0, placed.start());
    return text.substring(start, text.offsetByCodePoints(start, placed.end() - placed.start()));
  }
}
