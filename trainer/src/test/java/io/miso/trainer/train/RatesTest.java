package io.miso.trainer.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.miso.config.ConfigLoader;
import io.miso.config.TrainConfig;
import io.miso.schemas.IncrementPlan;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatesTest {
  private static final IncrementPlan PLAN =
      IncrementPlan.newBuilder()
          .setIncrement(3)
          .setShards(List.of())
          .setSeed(1)
          .setFirstStep(100)
          .setLearningRate(0.8)
          .build();

  @ParameterizedTest
  @CsvSource({
    // the run's warm-up is over, and the rate stays
    "constant, 101, 0.0, 0.8",
    "constant, 190, 0.9, 0.8",
    // each increment warms up again over its first 3 steps
    "linear, 101, 0.0, 0.2",
    "linear, 104, 0.5, 0.4",
    // begun earlier than planned
    "linear, 81, 0.0, 0.2",
    "cosine, 102, 0.0, 0.4",
    "cosine, 150, 0.5, 0.4",
    "cosine, 150, 0.75, 0.1171573",
    "wsd, 150, 0.8, 0.8",
    "wsd, 190, 0.9, 0.4"
  })
  void givenASchedule_whenAskedAtAStep_thenTheRateIsItsOwn(
      String schedule, long step, double done, double expected) {
    TrainConfig train =
        ConfigLoader.load(
                Optional.empty(), List.of("train.schedule=" + schedule, "train.warmupSteps=3"))
            .train();
    assertEquals(expected, Rates.at(train, PLAN, step, done), 1e-6);
  }
}
