package io.miso.constraints.decompose;

import io.miso.constraints.compose.Instruction;
import io.miso.constraints.compose.Piece;
import io.miso.constraints.compose.Placed;
import io.miso.constraints.decompose.Segment.Label;
import io.miso.constraints.decompose.Segment.Origin;
import io.miso.constraints.decompose.Segment.Role;
import java.util.ArrayList;
import java.util.List;

/** The segments of a composed instruction, whose composer noted where each piece lies. */
final class ExactSpans {
  private ExactSpans() {}

  static Segment segment(Instruction instruction, Piece piece) {
    List<String> kinds = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (Placed placed : instruction.constraints()) {
      if (placed.start() >= piece.start() && placed.end() <= piece.end()) {
        kinds.add(placed.constraint().kind());
        ids.add(placed.constraintId());
      }
    }
    Label label = ids.isEmpty() ? Label.TASK : Label.CONSTRAINT;
    return new Segment(
        piece.start(), piece.end(), 0, role(piece.part()), label, kinds, ids, Origin.EXACT);
  }

  private static Role role(Piece.Part part) {
    return switch (part) {
      case PREFIX -> Role.PREFIX;
      case CLAUSE -> Role.SUB;
      case SUFFIX -> Role.SUFFIX;
    };
  }
}
