package io.miso.constraints.negate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.constraints.Constraint;
import io.miso.constraints.Output;
import io.miso.constraints.compose.Composer;
import io.miso.constraints.compose.Curriculum;
import io.miso.constraints.compose.Dice;
import io.miso.constraints.compose.Instruction;
import io.miso.constraints.compose.InstructionSource;
import io.miso.constraints.compose.Placed;
import io.miso.constraints.compose.Split;
import io.miso.constraints.compose.rich.RichComposer;
import io.miso.constraints.compose.rich.RichCurriculum;
import io.miso.constraints.write.Answer;
import io.miso.constraints.write.OfflineWriter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class NegativesTest {
  private static final InstructionSource TINY = new Composer(new Curriculum(1, 6, Split.TRAIN), 5);
  private static final InstructionSource RICH =
      new RichComposer(new RichCurriculum(1, 10, Split.TRAIN), 5);

  private static void answers(
      InstructionSource composer, int count, BiConsumer<List<Constraint>, String> action) {
    for (long i = 0; i < count; i++) {
      Instruction instruction = composer.compose(i);
      if (new OfflineWriter().write(instruction, i) instanceof Answer.Written written) {
        action.accept(
            instruction.constraints().stream().map(Placed::constraint).toList(), written.output());
      }
    }
  }

  @Test
  void givenTinyAnswers_whenNegated_thenNearlyEachBreaksOneConstraintByASmallChange() {
    assertEquals(13, kindsBroken(TINY, 1_000).size());
  }

  @Test
  void givenRichAnswers_whenNegated_thenNearlyEachBreaksOneConstraintByASmallChange() {
    assertEquals(61, kindsBroken(RICH, 2_500).size());
  }

  private static Set<String> kindsBroken(InstructionSource composer, int count) {
    Set<String> kinds = new HashSet<>();
    int[] made = {0, 0};
    answers(
        composer,
        count,
        (constraints, output) -> {
          made[0]++;
          Optional<Negative> negative = Negatives.of(constraints, output, 3);
          negative.ifPresent(
              n -> {
                made[1]++;
                assertBreaksOne(constraints, output, n);
                kinds.add(constraints.get(n.flipped()).kind());
              });
        });
    assertTrue(made[1] >= 0.95 * made[0], () -> made[1] + " of " + made[0]);
    return kinds;
  }

  private static void assertBreaksOne(
      List<Constraint> constraints, String output, Negative negative) {
    for (int i = 0; i < constraints.size(); i++) {
      assertEquals(
          i != negative.flipped(),
          constraints.get(i).verify(negative.output()).satisfied(),
          () -> negative + " of " + output);
      assertTrue(
          i == negative.flipped()
              || constraints.get(i).verifyBoth(new Output(negative.output())).satisfied());
    }
    double longer = negative.output().length() / (double) output.length();
    assertTrue(longer >= 0.9 && longer <= 1.1, () -> longer + " times as long: " + negative);
  }

  @Test
  void givenOneAnswer_whenNegatedTwice_thenTheSame() {
    answers(
        RICH,
        50,
        (constraints, output) ->
            assertEquals(
                Negatives.of(constraints, output, 1), Negatives.of(constraints, output, 1)));
  }

  @Test
  void givenNothingToBreak_whenNegated_thenNone() {
    assertFalse(Negatives.of(List.of(), "A text.", 1).isPresent());
  }

  /** 200 satisfied and 200 broken of every kind, as judges of judges want them. */
  @Test
  @Tag("campaign")
  void givenManyAnswers_whenEveryConstraintIsAimedAt_thenTwoHundredOfEveryKindAreBroken() {
    Map<String, Integer> broken = new HashMap<>();
    answers(
        RICH,
        60_000,
        (constraints, output) -> {
          for (int target = 0; target < constraints.size(); target++) {
            String kind = constraints.get(target).kind();
            if (broken.getOrDefault(kind, 0) < 200) {
              Negatives.breaking(constraints, target, output, Dice.of(target))
                  .ifPresent(
                      negative -> {
                        assertBreaksOne(constraints, output, negative);
                        broken.merge(kind, 1, Integer::sum);
                      });
            }
          }
        });
    assertEquals(61, broken.size());
    broken.forEach((kind, count) -> assertEquals(200, count, kind));
  }
}
