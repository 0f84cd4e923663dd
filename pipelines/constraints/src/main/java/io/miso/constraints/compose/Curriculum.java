package io.miso.constraints.compose;

import java.io.Serializable;

/**
 * What the tiny curriculum's composer composes: the number of constraints is uniform between the
 * two bounds.
 *
 * @param minConstraints from 1
 * @param maxConstraints to 8, the most sub-contexts of one instruction
 * @param split which pairs and wordings to draw from
 */
public record Curriculum(int minConstraints, int maxConstraints, Split split)
    implements Serializable {
  /** The most constraints of one instruction. */
  public static final int MOST_CONSTRAINTS = 8;

  /** Checks the bounds. */
  public Curriculum {
    if (minConstraints < 1
        || maxConstraints < minConstraints
        || maxConstraints > MOST_CONSTRAINTS) {
      throw new IllegalArgumentException(
          "Curriculum has "
              + minConstraints
              + ".."
              + maxConstraints
              + " constraints: give bounds from 1 to "
              + MOST_CONSTRAINTS);
    }
    if (split == Split.TEST) {
      throw new IllegalArgumentException(
          "The tiny curriculum has no split TEST: use HELD_OUT, or the rich curriculum");
    }
  }

  /** Three to six constraints, for training. */
  public static Curriculum standard() {
    return new Curriculum(3, 6, Split.TRAIN);
  }
}
