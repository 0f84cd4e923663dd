package io.miso.trainer.train;

import io.miso.config.TrainConfig;
import io.miso.config.TrainConfig.Schedule;
import io.miso.schemas.IncrementPlan;

/** The learning rate of every step. It depends on the plan and the step's place in it alone. */
final class Rates {
  /** The share of an increment over which the rate of {@link Schedule#WSD} falls. */
  private static final double DECAY = 0.2;

  private Rates() {}

  /**
   * The rate of a step.
   *
   * @param step number of the step in the run, from 1
   * @param done the share of the increment that lies before the step, in [0, 1)
   */
  static double at(TrainConfig train, IncrementPlan plan, long step, double done) {
    boolean constant = train.schedule() == Schedule.CONSTANT;
    // an increment may begin earlier than planned where a checkpoint was lost
    long since = constant ? step : Math.max(1, step - plan.getFirstStep());
    double warm = Math.min(1.0, since / (train.warmupSteps() + 1.0));
    return plan.getLearningRate() * warm * share(train.schedule(), done);
  }

  private static double share(Schedule schedule, double done) {
    return switch (schedule) {
      case CONSTANT -> 1;
      case LINEAR -> 1 - done;
      case COSINE -> (1 + Math.cos(Math.PI * done)) / 2;
      case WSD -> Math.min(1, (1 - done) / DECAY);
    };
  }
}
