package io.miso.constraints.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where Python's notion of characters, sentences and tokens parts from Java's. */
class TextTest {

  @Test
  void givenPythonsBlanks_whenStripped_thenAllAreGone() {
    String blanks = "\u0085\u00A0\u001C\u2028\u3000\t";
    assertEquals("a\u200Bb", Text.strip(blanks + "a\u200Bb" + blanks));
    assertTrue(Text.isBlank(blanks));
    assertFalse(Text.isBlank("\u200B"));
  }

  @Test
  void givenNumbersAndMarks_whenAskedForWords_thenNumbersAreInAndMarksOut() {
    assertEquals(List.of(new Span(0, 3)), Span.words("²Ⅷ_"));
    assertEquals(2, Span.words("हि न".replace(" ", "")).size());
    assertEquals(List.of(new Span(0, 2)), Span.words("\uD835\uDC00"));
  }

  @Test
  void givenAstralLetterBefore_whenAskedForBoundary_thenThereIsNone() {
    String text = "\uD835\uDC00x";
    assertTrue(Text.isBoundary(text, 0));
    assertFalse(Text.isBoundary(text, 2));
    assertTrue(Text.isBoundary(text, 3));
  }

  @Test
  void givenCase_whenAsked_thenTitleCaseIsNeither() {
    assertTrue(Text.isUpper("A1 Ⅷ!"));
    assertFalse(Text.isUpper("123"));
    assertFalse(Text.isUpper("Aǅ"));
    assertTrue(Text.isLower("aª."));
    assertFalse(Text.isLower("aǅ"));
  }

  @Test
  void givenQuotesAndBrackets_whenSplit_thenClosersStayWithTheirSentence() {
    String text = "He said \"Go.\" Then he left. (Really.) The end";
    List<String> sentences = Sentences.split(text).stream().map(span -> span.in(text)).toList();
    assertEquals(List.of("He said \"Go.\"", "Then he left.", "(Really.)", "The end"), sentences);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Dr. Smith met J. Brown in the U.S. yesterday. | 1",
        "It was Dr. The door shut. | 2",
        "Version 3.5 is out. It works. | 2",
        "He left at 5. corrections came. | 1",
        "What?! No. | 2",
        "'' | 0"
      })
  void givenAbbreviationsAndNumbers_whenSplit_thenCounted(String text, int sentences) {
    assertEquals(sentences, Sentences.split(text).size(), text);
  }

  @Test
  void givenContractionsAndMarks_whenTokenized_thenTreebanksWay() {
    assertEquals(
        List.of("``", "I", "ca", "n't", ",", "Bob", "''", "."),
        TreebankTokens.of("\"I can't, Bob\"."));
    assertEquals(
        List.of("Can", "not", "AB-CD", "--", "3.5", "%"), TreebankTokens.of("Cannot AB-CD--3.5%"));
  }

  @Test
  void givenDeepAndLongJson_whenRead_thenBoundedAsPythonIs() {
    assertTrue(JsonSyntax.accepts("[".repeat(800) + "]".repeat(800)));
    assertFalse(JsonSyntax.accepts("[".repeat(100_000)));
    assertTrue(JsonSyntax.accepts("1".repeat(4300)));
    assertFalse(JsonSyntax.accepts("1".repeat(4301)));
  }

  @Test
  void givenLongAwkwardText_whenSearched_thenNothingBreaks() {
    String awkward = "*[<<. ?!\u2028\uD83D\uDE00 P.S. \"('".repeat(3_000);
    assertEquals(3_000, Span.occurrences(awkward, "P.S.").size());
    assertEquals(List.of(), Marks.titles(awkward));
    assertFalse(Sentences.split(awkward).isEmpty());
    assertFalse(TreebankTokens.of(awkward).isEmpty());
  }
}
