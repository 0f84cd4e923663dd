package io.miso.constraints.write.rich;

import io.miso.constraints.CountConstraint.Rule;
import io.miso.constraints.compose.Dice;
import io.miso.constraints.compose.rich.Demands;

/**
 * How an answer looks where nothing is asked for.
 *
 * @param bullet what opens a bullet
 * @param airy true for blank lines around parts
 * @param data which of a few shapes data take, from 0 to 5
 */
record Style(String bullet, boolean airy, int data) {
  private static final int SHAPES = 6;

  static Style of(Demands demands, Dice dice) {
    boolean hyphen = demands.highlights() > 0 || demands.bullets() > 0 || dice.chance(60);
    return new Style(hyphen ? "- " : "* ", dice.chance(50), dice.below(SHAPES));
  }

  /** True if blank lines may be put anywhere. */
  static boolean blankLinesAreFree(Demands demands) {
    return demands.nth().isEmpty()
        && demands.most(Rule.PARAGRAPHS_AT_MOST) == Demands.NO_LIMIT
        && demands.most(Rule.PARAGRAPHS_BETWEEN) == Demands.NO_LIMIT;
  }
}
