package io.miso.trainer.evaluate;

import io.miso.config.MisoConfig;
import io.miso.constraints.compose.Composers;
import io.miso.constraints.compose.Instruction;
import io.miso.constraints.compose.InstructionSource;
import io.miso.constraints.compose.Split;
import io.miso.constraints.write.Answer;
import io.miso.constraints.write.OfflineWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * A composed instruction that training never sees, and an answer that satisfies it.
 *
 * @param output the writer's answer, whose loss is measured
 */
record HeldOut(Instruction instruction, String output) {
  private static final long SEED = 7;

  /** The first so many held-out pairs of the settings' curriculum; the same ones at every call. */
  static List<HeldOut> pairs(int count, MisoConfig.Compose settings) {
    InstructionSource composer = Composers.of(settings, Split.HELD_OUT, SEED);
    OfflineWriter writer = new OfflineWriter();
    List<HeldOut> pairs = new ArrayList<>();
    for (long index = 0; pairs.size() < count; index++) {
      Instruction instruction = composer.compose(index);
      if (writer.write(instruction, SEED + index) instanceof Answer.Written written) {
        pairs.add(new HeldOut(instruction, written.output()));
      }
    }
    return pairs;
  }
}
