package io.miso.constraints.compose;

import io.miso.constraints.Constraint;
import java.util.ArrayList;
import java.util.List;

/** Joins an instruction piece by piece and keeps count of the code points. */
final class Pieces {
  private final StringBuilder text = new StringBuilder();
  private final List<Piece> pieces = new ArrayList<>();
  private final List<Placed> placed = new ArrayList<>();
  private int length;

  void frame(String words, Piece.Part part) {
    append(words, part, "");
  }

  /** A constraint's wording with what stands before and after it; all of it is one piece. */
  void clause(String before, String wording, String after, Constraint constraint, String id) {
    String constraintId = "c" + placed.size();
    int start = length + codePoints(before);
    placed.add(new Placed(constraintId, constraint, start, start + codePoints(wording), id));
    append(before + wording + after, Piece.Part.CLAUSE, constraintId);
  }

  String text() {
    return text.toString();
  }

  Instruction instruction(Task task) {
    List<Constraint> constraints = placed.stream().map(Placed::constraint).toList();
    return new Instruction(
        text(),
        task.topic(),
        Levels.of(constraints),
        placed,
        pieces,
        task,
        List.of(),
        Composition.AND);
  }

  private void append(String words, Piece.Part part, String constraintId) {
    int end = length + codePoints(words);
    pieces.add(new Piece(length, end, part, constraintId));
    text.append(words);
    length = end;
  }

  private static int codePoints(String words) {
    return words.codePointCount(0, words.length());
  }
}
