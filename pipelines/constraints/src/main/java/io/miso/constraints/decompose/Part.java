package io.miso.constraints.decompose;

/**
 * A stretch of a message between two cuts, in UTF-16 indices.
 *
 * @param item whether it is, or belongs to, a list item
 * @param paragraph the number of blank lines before it
 */
record Part(int start, int end, Reading reading, boolean item, int paragraph) {
  boolean isConstraint() {
    return reading.isConstraint();
  }

  int length() {
    return end - start;
  }

  /** This part and the next as one; the first says where it stands. Two tasks remain a task. */
  Part join(Part next) {
    boolean constraint = isConstraint() || next.isConstraint();
    Reading both = constraint ? reading.and(next.reading) : Reading.NOTHING;
    return new Part(start, next.end, both, item, paragraph);
  }
}
