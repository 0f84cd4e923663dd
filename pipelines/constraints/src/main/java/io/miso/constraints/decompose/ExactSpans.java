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

/** The segments of a composed instruction, whose composer noted where each piece lies. */
final class ExactSpans {
  private ExactSpans() {}

  /** In the order of the conversation; a message that words no constraint is shared prefix. */
  static List<Segment> of(Instruction instruction) {
    List<Segment> segments = new ArrayList<>();
    List<Turn> messages = instruction.messages();
    for (int index = 0; index < messages.size(); index++) {
      int before = segments.size();
      for (Piece piece : instruction.pieces()) {
        if (instruction.messageIndex(piece.messageIndex()) == index) {
          segments.add(segment(instruction, piece));
        }
      }
      if (segments.size() == before) {
        segments.addAll(Outline.shared(messages.get(index).content(), index, Role.PREFIX));
      }
    }
    return segments;
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
        piece.start(),
        piece.end(),
        instruction.messageIndex(piece.messageIndex()),
        role(piece.part()),
        label,
        kinds,
        ids,
        Origin.EXACT);
  }

  private static Role role(Piece.Part part) {
    return switch (part) {
      case PREFIX -> Role.PREFIX;
      case CLAUSE -> Role.SUB;
      case SUFFIX -> Role.SUFFIX;
    };
  }
}
