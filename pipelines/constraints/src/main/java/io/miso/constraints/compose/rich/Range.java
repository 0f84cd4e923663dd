package io.miso.constraints.compose.rich;

import io.miso.constraints.compose.Dice;

/** A range of numbers, both ends in it; small ones are drawn more often. */
record Range(int low, int high) {
  private static final int STEPS = 1000;

  long draw(Dice dice) {
    double u = dice.below(STEPS) / (double) STEPS;
    return low + (long) ((high - low + 1) * u * u);
  }

  /** From 0 at the low end to 1 at the high one. */
  double place(long number) {
    return (number - low) / (double) (high - low);
  }
}
