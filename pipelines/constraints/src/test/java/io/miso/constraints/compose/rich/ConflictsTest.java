package io.miso.constraints.compose.rich;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.constraints.Constraint;
import io.miso.constraints.Kinds;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConflictsTest {
  private static Constraint words(String relation, long number) {
    return Kinds.of(Ids.WORDS, Map.of("num_words", number, "relation", relation));
  }

  private static Constraint sentences(String relation, long number) {
    return Kinds.of(Ids.SENTENCES, Map.of("num_sentences", number, "relation", relation));
  }

  @ParameterizedTest
  @CsvSource({
    "detectable_format:json_format,startend:end_checker",
    "detectable_format:json_format,punctuation:no_comma",
    "combination:two_responses,length_constraints:number_paragraphs",
    "change_case:english_capital,change_case:english_lowercase",
    "detectable_format:multiple_sections,change_case:english_lowercase",
    "language:response_language,startend:end_checker",
    "combination:repeat_prompt,startend:quotation",
    "length_constraints:number_paragraphs,detectable_format:number_bullet_lists",
    "miso:length:words_exactly,length_constraints:number_words",
    "miso:data:xml_attributes,miso:data:json_keys",
    "miso:language:chinese_script,keywords:existence",
    "miso:startend:end_with,startend:end_checker",
    "miso:layout:table_rows,startend:quotation"
  })
  void givenAnXPair_whenAskedFor_thenNeverTogether(String one, String other) {
    assertTrue(Conflicts.excluded(one, other));
    assertTrue(Conflicts.excluded(other, one));
  }

  @Test
  void givenTitleAndQuotation_whenAskedFor_thenTogether() {
    assertFalse(Conflicts.excluded(Ids.TITLE, Ids.QUOTATION));
    assertFalse(Conflicts.excluded(Ids.HIGHLIGHTS, Ids.SECTIONS));
  }

  @ParameterizedTest
  @CsvSource({
    "less than,30,at least,10,false",
    "less than,300,at least,10,true",
    "at least,200,less than,5,false",
    "at least,40,less than,12,true"
  })
  void givenWordsAndSentences_whenJudged_thenOneMustFitTheOther(
      String words, long w, String sentences, long s, boolean fits) {
    assertEquals(fits, Conflicts.compatible(List.of(words(words, w), sentences(sentences, s))));
  }

  @Test
  void givenRequiredWords_whenOneOfThemIsForbidden_thenNotTogether() {
    Constraint ending = Kinds.of(Ids.END, Map.of("end_phrase", "That is all I know."));
    Constraint ban = Kinds.of(Ids.FORBIDDEN, Map.of("forbidden_words", List.of("know")));
    Constraint other = Kinds.of(Ids.FORBIDDEN, Map.of("forbidden_words", List.of("kno")));
    assertFalse(Conflicts.compatible(List.of(ending, ban)));
    assertTrue(Conflicts.compatible(List.of(ending, other)));
  }

  @Test
  void givenScarceLetter_whenRequiredTextHoldsItTooOften_thenNotTogether() {
    Constraint keywords = Kinds.of(Ids.EXISTENCE, Map.of("keywords", List.of("zigzag", "puzzle")));
    Constraint few =
        Kinds.of(
            Ids.LETTER, Map.of("letter", "z", "let_frequency", 4, "let_relation", "less than"));
    assertFalse(Conflicts.compatible(List.of(keywords, few)));
  }

  @Test
  void givenACommaInTheEndPhrase_whenCommasAreBanned_thenNotTogether() {
    Constraint ending = Kinds.of(Ids.END, Map.of("end_phrase", "Well, that is it."));
    assertFalse(Conflicts.compatible(List.of(ending, Kinds.of(Ids.NO_COMMA, Map.of()))));
  }

  @Test
  void givenOneKindTwice_whenJudged_thenNotTogether() {
    assertFalse(Conflicts.compatible(List.of(words("at least", 20), words("at least", 30))));
  }

  @Test
  void givenInteractingPairs_whenCounted_thenEachOnce() {
    List<Constraint> three =
        List.of(
            Kinds.of(Ids.HIGHLIGHTS, Map.of("num_highlights", 2)),
            Kinds.of(Ids.BULLETS, Map.of("num_bullets", 2)),
            Kinds.of(Ids.QUOTATION, Map.of()));
    assertEquals(2, Conflicts.interactions(three));
  }
}
