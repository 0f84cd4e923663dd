package io.miso.constraints.negate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.miso.constraints.Constraint;
import io.miso.constraints.Kinds;
import io.miso.constraints.compose.Dice;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EditsTest {

  @Test
  void givenSentencesOfOneLine_whenSwapped_thenNeighboursChangePlaces() {
    assertEquals(
        Set.of("Two came. One left. Three slept.", "One left. Three slept. Two came."),
        Set.copyOf(SentenceEdits.swapped("One left. Two came. Three slept.", Dice.of(1))));
  }

  @Test
  void givenLineEndsAndQuotesBetweenSentences_whenSwapped_thenTheyStay() {
    assertEquals(List.of(), SentenceEdits.swapped("One left.\nTwo came.", Dice.of(1)));
    assertEquals(List.of(), SentenceEdits.swapped("\"One left. Two came.\"", Dice.of(1)));
  }

  @Test
  void givenATextInOneCase_whenAPreambleIsAdded_thenItIsInThatCase() {
    assertEquals("SURE!\n\nALL OF IT.", LineEdits.withPreamble("ALL OF IT.").get(0));
    assertEquals("sure!\n\nall of it.", LineEdits.withPreamble("all of it.").get(0));
    assertEquals("Sure!\n\nAll of it.", LineEdits.withPreamble("All of it.").get(0));
  }

  @Test
  void givenTwoSentences_whenJoined_thenOneRemains() {
    assertEquals(
        List.of("One left and two came."), SentenceEdits.joined("One left. Two came.", Dice.of(1)));
  }

  @Test
  void givenAnObject_whenNested_thenOneLevelDeeper() {
    assertEquals("{\"data\": {\"a\": 1}}", MarkEdits.nested("{\"a\": 1}").get(0));
    assertEquals(List.of(), MarkEdits.nested("no braces"));
  }

  @Test
  void givenALetterThatMustOccur_whenSwapped_thenWordsWithItGo() {
    Constraint asked =
        Kinds.of(
            "keywords:letter_frequency",
            Map.of("letter", "z", "let_frequency", 1, "let_relation", "at least"));
    for (String text : LetterEdits.swapped("The maze is old.", asked, Dice.of(1))) {
      assertEquals(-1, text.indexOf('z'), text);
    }
    assertEquals(1, LetterEdits.swapped("The maze is old.", asked, Dice.of(1)).size());
  }
}
