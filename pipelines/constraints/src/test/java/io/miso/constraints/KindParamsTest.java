package io.miso.constraints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KindParamsTest {

  static Stream<Arguments> wrong() {
    return Stream.of(
        wrong("keywords:existence", Map.of(), "keywords is missing: give a list of words"),
        wrong("keywords:existence", Map.of("keywords", List.of()), "at least one word"),
        wrong("keywords:existence", Map.of("keywords", "river"), "at least one word"),
        wrong("keywords:existence", Map.of("keywords", List.of("(")), "'('"),
        wrong(
            "punctuation:no_comma",
            Map.of("commas", 0),
            "commas, value '0': remove it; known: none"),
        wrong("detectable_format:number_bullet_lists", Map.of("num_bullets", -1), "value '-1'"),
        wrong("detectable_format:number_bullet_lists", Map.of("num_bullets", "3"), "whole number"),
        wrong("detectable_format:number_bullet_lists", Map.of("num_bullets", 2.5), "value '2.5'"),
        wrong("language:response_language", Map.of("language", "xx"), "value 'xx': give one of"),
        wrong("startend:end_checker", Map.of("end_phrase", " "), "not blank"),
        wrong(
            "length_constraints:number_words",
            Map.of("num_words", 3, "relation", "exactly"),
            "give 'less than' or 'at least'"),
        wrong(
            "keywords:letter_frequency",
            Map.of("letter", "ab", "let_frequency", 1, "let_relation", "at least"),
            "give one character"),
        wrong(
            "length_constraints:nth_paragraph_first_word",
            Map.of("num_paragraphs", 2, "nth_paragraph", 3, "first_word", "a"),
            "from 1 to num_paragraphs"));
  }

  private static Arguments wrong(String kind, Map<String, Object> params, String said) {
    return Arguments.of(kind, params, said);
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void givenWrongParameter_whenBuilt_thenErrorNamesKindValueAndRemedy(
      String kind, Map<String, Object> params, String said) {
    ConstraintException error =
        assertThrows(ConstraintException.class, () -> Kinds.of(kind, params));
    String message = String.valueOf(error.getMessage());
    assertTrue(message.startsWith("Kind " + kind + ", parameter "), message);
    assertTrue(message.contains(said), message);
  }

  @Test
  void givenUnknownKind_whenBuilt_thenErrorNamesTheNearest() {
    ConstraintException error =
        assertThrows(ConstraintException.class, () -> Kinds.of("keywords:rhyme", Map.of()));
    assertTrue(String.valueOf(error.getMessage()).contains("'keywords:rhyme'. Did you mean"));
    assertEquals(25 + 1 + 35 + 54, Kinds.all().size());
  }

  @Test
  void givenNullsAmongTheParameters_whenBuilt_thenTheyCountAsAbsent() {
    Map<String, Object> params = new HashMap<>(Map.of("num_highlights", 2));
    params.put("relation", null);
    Constraint built = Kinds.of("detectable_format:number_highlighted_sections", params);
    assertEquals(Map.of("num_highlights", 2L), built.params());
  }

  @ParameterizedTest
  @MethodSource("io.miso.constraints.ConstraintVerdictsTest#cases")
  void givenConstraint_whenBuiltAgainFromItsParameters_thenEqual(
      ConstraintVerdictsTest.Cases cases) {
    Constraint built = Kinds.of(cases.kind(), cases.params());
    assertEquals(built, Kinds.of(built.kind(), built.params()));
    assertEquals(cases.kind(), built.kind());
  }
}
