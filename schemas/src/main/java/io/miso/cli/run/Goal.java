package io.miso.cli.run;

import java.util.List;
import java.util.function.LongSupplier;

/**
 * How far the trainer shall go. A trainer counts its own increments; one that is started again
 * after a crash gets only those that are left.
 */
final class Goal {
  private final long increments;
  private final LongSupplier ended;
  private final long before;

  /**
   * A goal from here on.
   *
   * @param increments further increments; 0: no end
   * @param ended increments of the run whose end is saved
   */
  Goal(long increments, LongSupplier ended) {
    this.increments = increments;
    this.ended = ended;
    this.before = increments == 0 ? 0 : ended.getAsLong();
  }

  /** True when nothing is left to train. */
  boolean reached() {
    return increments > 0 && left() <= 0;
  }

  /** The trainer's arguments that say what is left. */
  List<String> arguments() {
    return increments == 0 ? List.of() : List.of("--set", "run.increments=" + left());
  }

  private long left() {
    return increments - (ended.getAsLong() - before);
  }
}
