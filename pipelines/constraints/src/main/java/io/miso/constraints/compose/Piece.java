package io.miso.constraints.compose;

import java.io.Serializable;

/**
 * A stretch of the instruction; the pieces follow each other without gaps.
 *
 * @param start first code point
 * @param end one past the last code point
 * @param part where it belongs
 * @param constraintId the constraint it words; empty for prefix and suffix
 */
public record Piece(int start, int end, Part part, String constraintId) implements Serializable {
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
