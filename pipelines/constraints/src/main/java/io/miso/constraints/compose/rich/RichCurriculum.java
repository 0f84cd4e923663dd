package io.miso.constraints.compose.rich;

import io.miso.constraints.compose.Split;
import java.io.Serializable;

/**
 * What the rich composer composes: levels are uniform between the two bounds.
 *
 * @param minLevel from 1
 * @param maxLevel to 10
 * @param split which things and wordings to draw from
 */
public record RichCurriculum(int minLevel, int maxLevel, Split split) implements Serializable {
  /** The hardest level. */
  public static final int MOST = 10;

  /** Checks the bounds. */
  public RichCurriculum {
    if (minLevel < 1 || maxLevel < minLevel || maxLevel > MOST) {
      throw new IllegalArgumentException(
          "Curriculum has levels "
              + minLevel
              + ".."
              + maxLevel
              + ": give bounds from 1 to "
              + MOST);
    }
  }
}
