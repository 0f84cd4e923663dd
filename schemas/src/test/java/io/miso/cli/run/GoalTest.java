package io.miso.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class GoalTest {
  @Test
  void givenIncrementsSavedMeanwhile_whenAsked_thenOnlyTheRestIsLeft() {
    AtomicLong ended = new AtomicLong(7);
    Goal goal = new Goal(3, ended::get);
    ended.set(9);
    assertEquals(List.of("--set", "run.increments=1"), goal.arguments());
    assertFalse(goal.reached());
    ended.set(10);
    assertTrue(goal.reached());
  }

  @Test
  void givenNoGoal_whenAsked_thenTheTrainerGoesOnForEver() {
    Goal goal = new Goal(0, () -> 5);
    assertEquals(List.of(), goal.arguments());
    assertFalse(goal.reached());
  }
}
