package io.miso.constraints.compose.rich;

import io.miso.constraints.compose.Piece;
import io.miso.constraints.compose.Placed;
import io.miso.constraints.compose.rich.Clause.Stretch;
import java.util.ArrayList;
import java.util.List;

/** One message, written piece by piece while the code points are counted. */
final class Page {
  private final StringBuilder text = new StringBuilder();
  private final List<Piece> pieces = new ArrayList<>();
  private final List<Placed> placed;
  private final int messageIndex;
  private int length;

  /**
   * An empty message.
   *
   * @param messageIndex its place in the conversation; -1 for the last
   * @param placed the conversation's constraints so far; this message's are added
   */
  Page(int messageIndex, List<Placed> placed) {
    this.messageIndex = messageIndex;
    this.placed = placed;
  }

  String text() {
    return text.toString();
  }

  List<Piece> pieces() {
    return pieces;
  }

  boolean isEmpty() {
    return length == 0;
  }

  /** Words that belong to no constraint. Nothing is added for empty words. */
  void frame(String words, Piece.Part part) {
    if (!words.isEmpty()) {
      int start = length;
      append(words);
      pieces.add(new Piece(start, length, part, "", messageIndex));
    }
  }

  /** A clause with what stands before and after it; all of it is one piece. */
  void clause(String before, Clause clause, String after) {
    int start = length;
    append(before);
    String first = "c" + placed.size();
    for (Stretch stretch : clause.stretches()) {
      int from = length;
      append(stretch.words());
      if (stretch instanceof Stretch.Worded worded) {
        String id = "c" + placed.size();
        placed.add(new Placed(id, worded.constraint(), from, length, worded.id(), messageIndex));
      }
    }
    append(after);
    pieces.add(new Piece(start, length, Piece.Part.CLAUSE, first, messageIndex));
  }

  private void append(String words) {
    text.append(words);
    length += words.codePointCount(0, words.length());
  }
}
