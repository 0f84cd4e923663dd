package io.miso.constraints.clean;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.constraints.clean.TestPrompts.Prompt;
import io.miso.constraints.compose.Composer;
import io.miso.constraints.compose.Curriculum;
import io.miso.constraints.compose.Split;
import io.miso.constraints.compose.rich.RichComposer;
import io.miso.constraints.compose.rich.RichCurriculum;
import io.miso.constraints.text.Resources;
import io.miso.store.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Recall and false flags of the shipped index; without the prompts most of it is skipped. */
class ContaminationTest {
  private static final double DROPPED = 0.1;
  private static final Contamination INDEX = Contamination.shipped();

  private static Optional<String> find(String text) {
    return INDEX.find(Words.of(text));
  }

  private static byte[] shipped() throws IOException {
    try (InputStream in = Contamination.class.getResourceAsStream(Contamination.RESOURCE)) {
      if (in == null) {
        throw new AssertionError("the index is not on the class path");
      }
      return in.readAllBytes();
    }
  }

  @Test
  void givenTheShippedIndex_whenMadeAnew_thenItHasTheSameBytes() throws IOException {
    assertArrayEquals(ContaminationIndex.bytes(TestPrompts.all()), shipped());
    assertEquals(Digests.sha256(shipped()), INDEX.sha256());
  }

  @Test
  void givenTestPrompts_whenLookedUp_thenAllAreFoundAlsoInsideOtherText() throws IOException {
    for (Prompt prompt : TestPrompts.all()) {
      assertTrue(find(prompt.text()).isPresent(), prompt.text());
      boolean hasLongRun = Words.of(prompt.text()).count() >= 3 * Contamination.LONG_RUN;
      if (hasLongRun && prompt.set().equals("ifeval")) {
        assertTrue(find("Well then. " + prompt.text() + " So be it.").isPresent(), prompt.text());
      }
    }
  }

  @Test
  void givenATenthOfTheWordsDropped_whenLookedUp_thenRecallHolds() throws IOException {
    List<Prompt> prompts = TestPrompts.all();
    Random random = new Random(1);
    long found = 0;
    for (Prompt prompt : prompts) {
      StringBuilder left = new StringBuilder();
      for (String word : prompt.text().split("\\s+", -1)) {
        left.append(random.nextDouble() < DROPPED ? "" : word + " ");
      }
      found += find(left.toString()).isPresent() ? 1 : 0;
    }
    double recall = (double) found / prompts.size();
    System.out.printf("recall with 10 %% of the words dropped: %.4f%n", recall);
    assertTrue(recall >= 0.91, "recall " + recall);
  }

  @Test
  void givenUnrelatedPrompts_whenLookedUp_thenFewAreFlagged() throws IOException {
    List<String> prompts = TestPrompts.unrelated();
    long flagged = prompts.stream().filter(prompt -> find(prompt).isPresent()).count();
    double share = (double) flagged / prompts.size();
    System.out.printf("unrelated prompts flagged: %d of %d%n", flagged, prompts.size());
    assertTrue(share <= 0.006, "share " + share);
  }

  @Test
  void givenTinyInstructionsOfBothSplits_whenLookedUp_thenNoneIsFlagged() {
    for (Split split : List.of(Split.TRAIN, Split.HELD_OUT)) {
      Composer composer = new Composer(new Curriculum(1, 8, split), 3);
      for (long index = 0; index < 10_000; index++) {
        String text = composer.compose(index).text();
        assertEquals(Optional.empty(), find(text), text);
      }
    }
  }

  /** Their wordings meet the index now and then, where they put several kinds tersely. */
  @Test
  void givenRichInstructionsOfEverySplit_whenLookedUp_thenHardlyAnyIsFlagged() {
    List<String> flagged = new ArrayList<>();
    for (Split split : Split.values()) {
      RichComposer composer = new RichComposer(new RichCurriculum(1, 10, split), 3);
      for (long index = 0; index < 3_000; index++) {
        String text = composer.compose(index).text();
        find(text).ifPresent(set -> flagged.add(text));
      }
    }
    assertTrue(flagged.size() <= 3, flagged::toString);
  }

  @Test
  void givenTheVocabulary_whenLookedUp_thenNoPoolIsFlagged() {
    for (String line : Resources.lines(Composer.class, "vocabulary.txt")) {
      assertEquals(Optional.empty(), find(line), line);
    }
  }
}
