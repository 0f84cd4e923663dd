package io.miso.constraints.compose;

import java.io.Serializable;

/**
 * A stretch of one message; the pieces of a message follow each other without gaps.
 *
 * @param start first code point
 * @param end one past the last code point
 * @param part where it belongs
 * @param constraintId the first constraint it words; empty for prefix and suffix
 * @param messageIndex the message of the conversation; -1 for the last
 */
public record Piece(int start, int end, Part part, String constraintId, int messageIndex)
    implements Serializable {
  /** A piece of the last message. */
  public Piece(int start, int end, Part part, String constraintId) {
    this(start, end, part, constraintId, Turn.LAST);
  }

  /** Where a piece belongs. */
  public enum Part {
    /** The task, and the line that opens a list of rules. */
    PREFIX,
    /** One constraint with its connective, list marker and punctuation. */
    CLAUSE,
    /** The common ask at the end. */
    SUFFIX
  }
}
