package io.miso.constraints.write;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.constraints.compose.Composer;
import io.miso.constraints.compose.Curriculum;
import io.miso.constraints.compose.Instruction;
import io.miso.constraints.write.Answer.Written;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How fast one core composes, writes and verifies; the writer verifies, then we do again. */
@Tag("campaign")
class ThroughputTest {
  private static final int ROUNDS = 5;
  private static final int ROWS = 10_000;
  private static final double LEAST_A_SECOND = 8_000;

  @Test
  void givenOneCore_whenComposingWritingAndVerifying_thenThousandsASecond() {
    double best = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      int verified = verified(round);
      double rate = verified * 1e9 / (System.nanoTime() - start);
      System.out.printf(Locale.ROOT, "%.0f rows a second%n", rate);
      best = Math.max(best, rate);
    }
    double rate = best;
    assertTrue(rate >= LEAST_A_SECOND, () -> rate + " rows a second");
  }

  private static int verified(long seed) {
    Composer composer = new Composer(Curriculum.standard(), seed);
    OfflineWriter writer = new OfflineWriter();
    int verified = 0;
    for (long i = 0; i < ROWS; i++) {
      Instruction instruction = composer.compose(i);
      if (writer.write(instruction, seed) instanceof Written written
          && instruction.constraints().stream()
              .allMatch(placed -> placed.constraint().verify(written.output()).satisfied())) {
        verified++;
      }
    }
    return verified;
  }
}
