package io.miso.constraints.decompose;

import io.miso.constraints.compose.Instruction;
import io.miso.constraints.compose.Piece;
import io.miso.constraints.compose.Placed;
import io.miso.constraints.compose.Turn;
import io.miso.constraints.decompose.Segment.Label;
import io.miso.constraints.decompose.Segment.Origin;
import io.miso.constraints.decompose.Segment.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts an instruction into shared prefix, sub-contexts and shared suffix.
 *
 * <p>The segments cover the text exactly once, in order: at most one prefix, one to eight
 * sub-contexts, at most one suffix. White space belongs to the segment that follows it.
 */
public final class Decomposer {
  /** Version of the cuts; it travels with every example. */
  public static final int VERSION = 1;

  private Decomposer() {}

  /**
   * The segments of a composed instruction's last message: one sub-context a clause, which words a
   * constraint, or more where one is told within the other. The spans are known.
   */
  public static List<Segment> decompose(Instruction instruction) {
    return instruction.pieces().stream()
        .filter(piece -> piece.messageIndex() == Turn.LAST)
        .map(piece -> segment(instruction, piece))
        .toList();
  }

  /**
   * The segments of a text that nothing is known of: one sub-context that is all of it.
   *
   * @param text not empty
   */
  public static List<Segment> decompose(String text) {
    int end = text.codePointCount(0, text.length());
    return List.of(new Segment(0, end, Role.SUB, Label.TASK, List.of(), List.of(), Origin.UNSPLIT));
  }

  private static Segment segment(Instruction instruction, Piece piece) {
    List<String> kinds = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (Placed placed : instruction.constraints()) {
      boolean inside = placed.start() >= piece.start() && placed.end() <= piece.end();
      if (inside && placed.messageIndex() == piece.messageIndex()) {
        kinds.add(placed.constraint().kind());
        ids.add(placed.constraintId());
      }
    }
    Label label = ids.isEmpty() ? Label.TASK : Label.CONSTRAINT;
    return new Segment(
        piece.start(), piece.end(), role(piece.part()), label, kinds, ids, Origin.EXACT);
  }

  private static Role role(Piece.Part part) {
    return switch (part) {
      case PREFIX -> Role.PREFIX;
      case CLAUSE -> Role.SUB;
      case SUFFIX -> Role.SUFFIX;
    };
  }
}
