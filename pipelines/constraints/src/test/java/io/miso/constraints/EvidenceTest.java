package io.miso.constraints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Evidence is counted in code points, so that every reader of a record finds the same place. */
class EvidenceTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          keywords:existence | keywords=[cat dog] | {1F600}cat {1F600} dog | 1-4 cat, 7-10 dog
          keywords:frequency | keyword=an, frequency=1, relation=at least | {1D400} anan | 2-4 counted, 4-6 counted
          keywords:forbidden_words | forbidden_words=[cat] | {1F600} cat cat | 2-5 cat, 6-9 cat
          length_constraints:number_sentences | num_sentences=1, relation=at least | {1F600} is. It is. | 0-5 counted, 6-12 counted
          length_constraints:number_paragraphs | num_paragraphs=2 | {1F600}***{1F601}b | 0-1 counted, 4-6 counted
          length_constraints:nth_paragraph_first_word | num_paragraphs=2, nth_paragraph=2, first_word=hi | {1F600}⏎⏎Hi | 3-5 paragraph
          detectable_content:number_placeholders | num_placeholders=1 | {1F600} [{1F601}] | 2-5 counted
          detectable_format:number_bullet_lists | num_bullets=2 | {1F600}⏎- {1F601}⏎* b | 2-5 counted, 6-9 counted
          detectable_format:number_highlighted_sections | num_highlights=1 | {1F600} *{1F601}* | 2-5 counted
          detectable_format:multiple_sections | section_spliter=Day, num_sections=1 | {1F600} Day 1 | 2-5 counted
          detectable_format:title | - | {1F600}⏎<<{1F601}>> | 2-7 counted
          combination:two_responses | - | {1F600}******b | 0-1 counted, 7-8 counted
          startend:quotation | - | "{1F600}" | 0-1 quote, 2-3 quote
          punctuation:no_comma | - | {1F600}, {1F601}, | 1-2 counted, 4-5 counted
          """)
  void givenAstralCharacters_whenVerified_thenSpansAreInCodePoints(
      String kind, String params, String output, String evidence) {
    Verdict verdict = Cases.constraint(kind, params).verify(Cases.text(output));
    assertEquals(
        evidence,
        verdict.evidence().stream()
            .map(found -> found.start() + "-" + found.end() + " " + found.note())
            .collect(Collectors.joining(", ")));
  }

  @Test
  void givenManyFinds_whenVerified_thenAllAreCountedAndTheFirstAreKept() {
    Verdict verdict = Cases.constraint("punctuation:no_comma", "-").verify(",".repeat(100));
    assertEquals("100", verdict.observed());
    assertEquals(32, verdict.evidence().size());
  }

  @Test
  void givenEndBeforeStart_whenEvidenceIsMade_thenRefused() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> new Evidence(3, 2, "title"));
    assertTrue(String.valueOf(refused.getMessage()).contains("title has the span 3..2"));
  }
}
