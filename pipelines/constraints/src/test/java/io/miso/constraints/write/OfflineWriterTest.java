package io.miso.constraints.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.constraints.Constraint;
import io.miso.constraints.Kinds;
import io.miso.constraints.Output;
import io.miso.constraints.Verdicts;
import io.miso.constraints.compose.Composer;
import io.miso.constraints.compose.Curriculum;
import io.miso.constraints.compose.Instruction;
import io.miso.constraints.compose.Placed;
import io.miso.constraints.compose.Split;
import io.miso.constraints.text.Span;
import io.miso.constraints.write.Answer.GaveUp;
import io.miso.constraints.write.Answer.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OfflineWriterTest {
  private static final long SEED = 11;
  private static final int MOST_WORDS = 64;

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TEST")
  void givenManyInstructions_whenWritten_thenNearlyAllAtOnceAndAllVerified(Split split) {
    assertWrites(split, 10_000);
  }

  @Tag("campaign")
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TEST")
  void givenVeryManyInstructions_whenWritten_thenNearlyAllAtOnceAndAllVerified(Split split) {
    assertWrites(split, 100_000);
  }

  @Test
  void givenInstructionAndSeed_whenWrittenTwice_thenTheSame() {
    Composer composer = new Composer(Curriculum.standard(), SEED);
    for (long i = 0; i < 200; i++) {
      Answer first = new OfflineWriter().write(composer.compose(i), SEED);
      assertEquals(first, new OfflineWriter().write(composer.compose(i), SEED));
    }
  }

  @Test
  void givenSeeds_whenInstructionsAreWritten_thenMostAnswersDiffer() {
    Composer composer = new Composer(Curriculum.standard(), SEED);
    OfflineWriter writer = new OfflineWriter();
    long distinct = 0;
    for (long i = 0; i < 40; i++) {
      Instruction instruction = composer.compose(i);
      distinct +=
          LongStream.range(0, 50)
              .mapToObj(seed -> writer.write(instruction, seed))
              .distinct()
              .count();
    }
    long all = distinct;
    assertTrue(all > 40 * 25, () -> all + " distinct of 2000");
  }

  private static void assertWrites(Split split, int count) {
    Composer composer = new Composer(new Curriculum(1, 6, split), SEED);
    OfflineWriter writer = new OfflineWriter();
    List<String> givenUp = new ArrayList<>();
    int atOnce = 0;
    for (long i = 0; i < count; i++) {
      Instruction instruction = composer.compose(i);
      Answer answer = writer.write(instruction, SEED);
      if (answer instanceof GaveUp none) {
        givenUp.add(instruction.text() + " " + none.reasons());
      } else {
        Written written = assertInstanceOf(Written.class, answer);
        assertSound(instruction, written.output());
        atOnce += written.attempts() == 1 ? 1 : 0;
      }
    }
    System.out.printf(
        "%s: of %d, %d at the first try, %d given up%n", split, count, atOnce, givenUp.size());
    assertTrue(givenUp.size() <= count / 1000, () -> "given up: " + givenUp);
    assertTrue(atOnce >= count * 0.97, atOnce + " at the first try of " + count);
  }

  private static void assertSound(Instruction instruction, String output) {
    for (Placed placed : instruction.constraints()) {
      Constraint rebuilt = Kinds.of(placed.constraint().kind(), placed.constraint().params());
      Verdicts verdicts = rebuilt.verifyBoth(new Output(output));
      assertTrue(verdicts.satisfied(), () -> verdicts + " of " + output);
    }
    String noun = instruction.task().noun();
    assertTrue(output.toLowerCase(Locale.ROOT).contains(noun), () -> noun + " not in " + output);
    int words = Span.words(output).size();
    assertTrue(words <= MOST_WORDS, () -> words + " words: " + output);
  }
}
