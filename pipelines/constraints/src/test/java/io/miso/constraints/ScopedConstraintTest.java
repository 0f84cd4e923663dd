package io.miso.constraints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopedConstraintTest {
  private static final String SECTIONS =
      "Part 1\nA fox. A Part 2 of it.\n\n## Part 2:\nAn owl, here.\n\nPart 12\nA hen.";

  private static Constraint scoped(String scope, int index, String kind, Map<String, ?> inner) {
    Map<String, Object> params = new HashMap<>(inner);
    params.put("scope", scope);
    params.put("index", index);
    params.put("kind", kind);
    if (scope.equals("section")) {
      params.put("label", "Part");
    }
    return Kinds.of("miso:scoped", params);
  }

  private static Constraint keyword(String scope, int index, String word) {
    return scoped(scope, index, "keywords:existence", Map.of("keywords", List.of(word)));
  }

  @ParameterizedTest
  @CsvSource({
    "1,fox,true",
    "1,owl,false",
    "2,owl,true",
    "2,hen,false",
    "12,hen,true",
    "3,hen,false",
    "1,hen,false",
    "2,fox,false"
  })
  void givenSections_whenOneIsAskedFor_thenOnlyItsTextCounts(
      int index, String word, boolean holds) {
    assertEquals(holds, keyword("section", index, word).verify(SECTIONS).satisfied());
  }

  @ParameterizedTest
  @CsvSource({"1,one,true", "2,one,false", "2,two,true", "3,two,false"})
  void givenParagraphs_whenOneIsAskedFor_thenOnlyItsTextCounts(
      int index, String word, boolean holds) {
    Constraint constraint = keyword("paragraph", index, word);
    assertEquals(holds, constraint.verify("***\none\n\n***\n\ntwo").satisfied());
  }

  @ParameterizedTest
  @CsvSource({"1,one,true", "2,one,false", "2,two,true"})
  void givenBullets_whenOneIsAskedFor_thenOnlyItsTextCounts(int index, String word, boolean holds) {
    Constraint constraint = keyword("bullet", index, word);
    assertEquals(holds, constraint.verify("lead\n- one\n* two").satisfied());
  }

  @Test
  void givenAVerdict_whenItHasEvidence_thenItsSpanIsInTheWholeOutput() {
    Verdict verdict = keyword("section", 2, "owl").verify("🦊" + SECTIONS.substring(1));
    Evidence evidence = verdict.evidence().get(0);
    String output = "🦊" + SECTIONS.substring(1);
    int start = output.offsetByCodePoints(0, evidence.start());
    assertEquals("owl", output.substring(start, output.offsetByCodePoints(0, evidence.end())));
    assertEquals("in Part 2: all of [owl]", verdict.expected());
  }

  @Test
  void givenAMissingPart_whenJudged_thenNotSatisfiedAndSaid() {
    Verdict verdict = scoped("paragraph", 3, "punctuation:no_comma", Map.of()).verify("one");
    assertEquals("no paragraph 3", verdict.observed());
  }

  @Test
  void givenParams_whenBuiltAgainFromThem_thenEqual() {
    Constraint constraint = keyword("section", 2, "owl");
    assertEquals(constraint, Kinds.of(constraint.kind(), constraint.params()));
  }

  @Test
  void givenWrongParams_whenBuilt_thenRefusedByName() {
    assertRefused("scope", Map.of("scope", "cell", "index", 1, "kind", "startend:quotation"));
    assertRefused("index", Map.of("scope", "bullet", "index", 0, "kind", "startend:quotation"));
    assertRefused("kind", Map.of("scope", "bullet", "index", 1, "kind", "miso:scoped"));
    assertRefused("label", Map.of("scope", "section", "index", 1, "kind", "startend:quotation"));
    assertRefused(
        "extra", Map.of("scope", "bullet", "index", 1, "kind", "startend:quotation", "extra", 1));
  }

  private static void assertRefused(String parameter, Map<String, Object> params) {
    ConstraintException refused =
        assertThrows(ConstraintException.class, () -> Kinds.of("miso:scoped", params));
    assertTrue(String.valueOf(refused.getMessage()).contains(parameter));
  }
}
