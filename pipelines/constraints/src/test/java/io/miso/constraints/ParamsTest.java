package io.miso.constraints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Parameters that are refused by name, and those that are forgiven. */
class ParamsTest {
  private static final String BULLETS = "detectable_format:number_bullet_lists";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          keywords:existence | keywords | [(unclosed] | (unclosed
          keywords:existence | keywords | [] | []
          keywords:existence | keywords | [a  b] | [a, , b]
          keywords:existence | keywords | cat | cat
          keywords:forbidden_words | forbidden_words | [cat *] | '*'
          keywords:letter_frequency | letter | ab | ab
          language:response_language | language | tlh | tlh
          length_constraints:number_words | num_words | many | many
          length_constraints:number_words | num_words | -1 | -1
          length_constraints:number_words | relation | at most | at most
          length_constraints:nth_paragraph_first_word | nth_paragraph | 0 | 0
          length_constraints:nth_paragraph_first_word | nth_paragraph | 3 | 3
          length_constraints:nth_paragraph_first_word | first_word | {A0} | {A0}
          detectable_format:number_bullet_lists | num_bullet | 2 | 2
          detectable_format:multiple_sections | section_spliter | (Day | (Day
          detectable_content:postscript | postscript_marker | * | *
          detectable_content:postscript | postscript_marker | \\X | \\x
          punctuation:no_comma | commas | 0 | 0
          """)
  void givenWrongValue_whenBuilt_thenRefusedByKindParameterAndValue(
      String kind, String name, String value, String shown) {
    Map<String, Object> params = new HashMap<>(good(kind));
    params.putAll(Cases.params(name + "=" + value));
    String said = refusal(kind, params);
    assertTrue(said.contains("Kind " + kind + ", parameter " + name + ", value '"), said);
    assertTrue(said.contains(Cases.text(shown)), said);
  }

  @ParameterizedTest
  @MethodSource("notWhole")
  void givenNoWholeNumber_whenBuilt_thenRefused(Object value) {
    String said = refusal(BULLETS, Map.of("num_bullets", value));
    assertTrue(said.contains("num_bullets, value '" + value + "': give a whole number"), said);
  }

  private static List<Object> notWhole() {
    return List.of(
        2.5, Double.NaN, Double.POSITIVE_INFINITY, 1e300, "2", true, List.of(2), Map.of());
  }

  @Test
  void givenAbsentValue_whenBuilt_thenSaidToBeMissing() {
    String said = refusal(BULLETS, Map.of());
    assertEquals(
        "Kind " + BULLETS + ", parameter num_bullets is missing: give a whole number", said);
  }

  @Test
  void givenUnknownKind_whenBuilt_thenTheNearestIsNamed() {
    String said = refusal("keywords:exist", Map.of());
    assertEquals("Unknown kind 'keywords:exist'. Did you mean 'keywords:existence'?", said);
  }

  @Test
  void givenNulls_whenBuilt_thenTheyCountAsAbsent() {
    Map<String, @Nullable Object> params = new HashMap<>(Map.of("num_bullets", 2));
    params.put("keywords", null);
    params.put("relation", null);
    assertEquals(Kinds.of(BULLETS, Map.of("num_bullets", 2L)), Kinds.of(BULLETS, params));
    params.put("num_bullets", null);
    assertTrue(refusal(BULLETS, params).contains("num_bullets is missing"));
  }

  /** Parameters that a kind of the table above accepts. */
  private static Map<String, Object> good(String kind) {
    return Cases.params(
        switch (kind) {
          case "keywords:letter_frequency" -> "let_frequency=1, let_relation=at least";
          case "length_constraints:number_words" -> "num_words=2, relation=at least";
          case "length_constraints:nth_paragraph_first_word" ->
              "num_paragraphs=2, nth_paragraph=1, first_word=a";
          case "detectable_format:multiple_sections" -> "section_spliter=Day, num_sections=1";
          case BULLETS -> "num_bullets=2";
          default -> "-";
        });
  }

  private static String refusal(String kind, Map<String, ? extends @Nullable Object> params) {
    return String.valueOf(
        assertThrows(ConstraintException.class, () -> Kinds.of(kind, params)).getMessage());
  }
}
