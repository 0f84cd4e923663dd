package io.miso.constraints.write.rich;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.constraints.Constraint;
import io.miso.constraints.Kinds;
import io.miso.constraints.Output;
import io.miso.constraints.Verdicts;
import io.miso.constraints.compose.Instruction;
import io.miso.constraints.compose.Placed;
import io.miso.constraints.compose.Split;
import io.miso.constraints.compose.rich.RichComposer;
import io.miso.constraints.compose.rich.RichCurriculum;
import io.miso.constraints.text.Sentences;
import io.miso.constraints.text.Span;
import io.miso.constraints.text.Text;
import io.miso.constraints.write.Answer;
import io.miso.constraints.write.Answer.Written;
import io.miso.constraints.write.OfflineWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the writer promises at every level, measured. */
class RichWriterTest {
  private static final long SEED = 77;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void givenALevel_whenAnswered_thenNearlyAllAtOnceVariedAndAboutTheThing(int level) {
    new Figures(level, Split.TRAIN).take(300).check();
  }

  @Tag("campaign")
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void givenALevel_whenManyAreAnswered_thenTheBarsHold(int level) {
    new Figures(level, Split.TRAIN).take(2_000).check();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TRAIN")
  void givenHeldOutInstructions_whenAnswered_thenAllAreVerified(Split split) {
    Figures figures = new Figures(9, split).take(300);
    assertTrue(figures.written >= 299, () -> "given up: " + figures.givenUp);
  }

  @Test
  void givenInstructionAndSeed_whenWrittenTwice_thenTheSame() {
    RichComposer composer = new RichComposer(new RichCurriculum(1, 10, Split.TRAIN), SEED);
    for (long i = 0; i < 100; i++) {
      Answer first = new OfflineWriter().write(composer.compose(i), SEED);
      assertEquals(first, new OfflineWriter().write(composer.compose(i), SEED));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"apple", "hourglass", "honest", "oak", "umbrella"})
  void givenAVowelToTheEar_whenAnArticleIsChosen_thenAn(String word) {
    assertTrue(Articles.vowel(word));
  }

  @ParameterizedTest
  @ValueSource(strings = {"useful", "uniform", "house", "rose", "yard"})
  void givenAConsonantToTheEar_whenAnArticleIsChosen_thenA(String word) {
    assertTrue(!Articles.vowel(word));
  }

  /** Gathers the figures of one level. */
  private static final class Figures {
    private final int level;
    private final RichComposer composer;
    private final List<String> givenUp = new ArrayList<>();
    private final Map<String, Integer> sentences = new HashMap<>();
    private final Set<String> trigrams = new HashSet<>();
    private int trigramsSeen;
    private int rows;
    private int atOnce;
    private int written;
    private int attempts;
    private int named;

    Figures(int level, Split split) {
      this.level = level;
      this.composer = new RichComposer(new RichCurriculum(level, level, split), SEED);
    }

    Figures take(int count) {
      for (long i = 0; i < count; i++) {
        Instruction instruction = composer.compose(i);
        Answer answer = new OfflineWriter().write(instruction, i);
        rows++;
        if (answer instanceof Written w) {
          written++;
          attempts += w.attempts();
          atOnce += w.attempts() == 1 && w.repairs() == 0 ? 1 : 0;
          assertVerified(instruction, w.output());
          gather(instruction, w.output());
        } else {
          givenUp.add(instruction.text() + " " + answer);
        }
      }
      return this;
    }

    private void gather(Instruction instruction, String output) {
      String lower = Text.lower(output);
      named += lower.contains(instruction.task().noun()) ? 1 : 0;
      List<String> words = Span.words(lower).stream().map(span -> span.in(lower)).toList();
      for (int i = 0; i + 2 < words.size(); i++) {
        trigrams.add(String.join(" ", words.subList(i, i + 3)));
        trigramsSeen++;
      }
      String prompt = Text.lower(instruction.messages().toString());
      Set<String> here = new HashSet<>();
      for (Span span : Sentences.split(lower)) {
        String sentence = span.in(lower).replaceAll("^\"|\"$", "");
        boolean own = Span.words(sentence).size() > 2 && !prompt.contains(sentence);
        if (own && !sentence.startsWith("my answer") && here.add(sentence)) {
          sentences.merge(sentence, 1, Integer::sum);
        }
      }
    }

    void check() {
      int top = sentences.values().stream().max(Integer::compare).orElse(0);
      double distinct3 = trigrams.size() / (double) trigramsSeen;
      System.out.printf(
          "level %d, %d rows: at once %.2f %%, in the end %.2f %%, attempts %.3f, thing %.1f %%,"
              + " top sentence %.2f %%, distinct-3 %.3f%n",
          level,
          rows,
          100.0 * atOnce / rows,
          100.0 * written / rows,
          attempts / (double) written,
          100.0 * named / written,
          100.0 * top / written,
          distinct3);
      assertTrue(givenUp.size() <= rows / 1000, () -> "given up: " + givenUp);
      assertTrue(atOnce >= 0.97 * rows, () -> atOnce + " at once of " + rows);
      assertTrue(attempts <= 1.2 * written, () -> attempts + " attempts");
      assertTrue(named >= 0.95 * written, () -> named + " name the thing");
      assertTrue(top <= 0.01 * written + 3, () -> "a sentence in " + top + ": " + most());
      assertTrue(distinct3 >= 0.3, () -> "distinct-3 " + distinct3);
    }

    private String most() {
      return sentences.entrySet().stream()
          .max(Map.Entry.comparingByValue())
          .map(Map.Entry::getKey)
          .orElse("");
    }

    private static void assertVerified(Instruction instruction, String output) {
      for (Placed placed : instruction.constraints()) {
        Constraint constraint = placed.constraint();
        Verdicts verdicts =
            Kinds.of(constraint.kind(), constraint.params()).verifyBoth(new Output(output));
        assertTrue(verdicts.satisfied(), () -> verdicts + " of " + output);
      }
    }
  }
}
