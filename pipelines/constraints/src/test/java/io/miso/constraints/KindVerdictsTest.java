package io.miso.constraints;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Kinds of our own on outputs made by hand, and IFBench's as its checkers judged. */
class KindVerdictsTest {
  private static final int FEWEST = 8;
  private static final Set<String> IFBENCH = Kinds.all(KindSplit.HELD_OUT);

  static Stream<Table.Row> rows() {
    return Stream.concat(Table.own().stream(), Table.ifbench().stream());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void givenOutput_whenVerified_thenAsTheTableSays(Table.Row row) {
    Verdict verdict = row.constraint().verify(row.output());
    assertEquals(row.satisfied(), verdict.satisfied(), verdict::toString);
    assertFalse(verdict.expected().isBlank());
    assertFalse(verdict.observed().isBlank());
  }

  @Test
  void givenTheTables_whenCounted_thenEveryKindHasEnoughOfBothVerdicts() {
    assertEquals(
        Kinds.all(), Table.all().stream().map(row -> row.constraint().kind()).collect(toSet()));
    Map<String, Integer> rows = new HashMap<>();
    Map<String, Set<Boolean>> verdicts = new HashMap<>();
    rows()
        .forEach(
            row -> {
              rows.merge(row.constraint().kind(), 1, Integer::sum);
              verdicts.merge(
                  row.constraint().kind(), Set.of(row.satisfied()), KindVerdictsTest::union);
            });
    rows.forEach((kind, count) -> assertTrue(count >= FEWEST || IFBENCH.contains(kind), kind));
    verdicts.forEach((kind, both) -> assertEquals(2, both.size(), kind));
  }

  private static Set<Boolean> union(Set<Boolean> some, Set<Boolean> more) {
    return Stream.concat(some.stream(), more.stream()).collect(toSet());
  }

  @Test
  void givenSplits_whenListed_thenIfbenchIsHeldOutAndTheRestIsForTraining() {
    Set<String> train = Kinds.all(KindSplit.TRAIN);
    assertEquals(25, train.stream().filter(kind -> !kind.startsWith("miso:")).count());
    assertTrue(IFBENCH.stream().noneMatch(kind -> kind.startsWith("miso:")));
    assertEquals(Kinds.all().size(), train.size() + IFBENCH.size());
    assertEquals(54, IFBENCH.size());
  }

  @Test
  void givenConstraint_whenBuiltAgainFromItsParameters_thenEqual() {
    for (Constraint constraint : Table.constraints()) {
      assertEquals(constraint, Kinds.of(constraint.kind(), constraint.params()));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          words:start_verb | - | UNDECIDABLE | cannot be judged without a part-of-speech tagger
          format:emoji | - | UNDECIDABLE | without a table of emoji
          miso:length:words_between | min_words=3, max_words=2 | WRONG_PARAMETER | min_words, value '3': give at most max_words, which is 2
          miso:length:words_between | min_words=3 | UNSPECIFIED | max_words is missing
          miso:length:words_at_most | num_words=-1 | UNSPECIFIED | num_words, value '-1'
          miso:layout:heading_level | level=7 | WRONG_PARAMETER | give a level from 1 to 6
          miso:layout:template | template=no slot | WRONG_PARAMETER | at least one slot
          miso:layout:delimiter | delimiter=-, num_parts=0 | WRONG_PARAMETER | at least 1
          miso:punctuation:end_mark | mark=bye. | WRONG_PARAMETER | one mark
          miso:language:chinese_script | script=old | WRONG_PARAMETER | [simplified, traditional]
          miso:keywords:order | keywords=[one] | WRONG_PARAMETER | at least 2 texts
          miso:data:json_keys | keys=[a b], types=[string] | WRONG_PARAMETER | for each of the keys
          miso:data:json_keys | keys=[a], types=[text] | WRONG_PARAMETER | one of [string, number
          miso:content:no_digits | n=1 | WRONG_PARAMETER | remove it
          repeat:repeat_span | prompt_to_repeat=a b, n_start=2, n_end=1 | WRONG_PARAMETER | at least n_start
          sentence:keyword | word=a, N=0 | WRONG_PARAMETER | at least 1
          """)
  void givenWhatCannotBeBuilt_whenBuilt_thenReasonAndRemedy(
      String kind, String params, ConstraintException.Reason reason, String said) {
    ConstraintException refused =
        assertThrows(ConstraintException.class, () -> Cases.constraint(kind, params));
    assertEquals(reason, refused.reason());
    assertTrue(String.valueOf(refused.getMessage()).contains(said), refused.getMessage());
    assertTrue(String.valueOf(refused.getMessage()).contains(kind), refused.getMessage());
  }

  @Test
  void givenCounts_whenVerified_thenExpectedObservedAndEvidenceCanBeRead() {
    Verdict verdict =
        Cases.constraint("miso:layout:table_rows", "min_rows=3, max_rows=4")
            .verify("\uD83D\uDE00\n|a|\n|-|\n|1|");
    assertEquals("between 3 and 4 rows in the only table", verdict.expected());
    assertEquals("1", verdict.observed());
    assertEquals(List.of(new Evidence(10, 13, "counted")), verdict.evidence());
  }
}
