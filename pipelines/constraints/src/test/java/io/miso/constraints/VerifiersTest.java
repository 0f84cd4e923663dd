package io.miso.constraints;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.miso.constraints.text.Resources;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind's verdicts on outputs made by hand, the reference's quirks included. */
class VerifiersTest {

  @ParameterizedTest(name = "{0} {1}: {4}")
  @MethodSource("table")
  void givenOutput_whenVerified_thenTheVerdictIsTheReferences(
      String kind, String params, String satisfied, String observed, String output) {
    Verdict verdict = Cases.constraint(kind, params).verify(Cases.text(output));
    assertEquals(satisfied.equals("yes"), verdict.satisfied(), verdict::toString);
    assertEquals(Cases.text(observed), verdict.observed());
  }

  @Test
  void givenTheTable_whenCounted_thenEveryKindHasBothVerdicts() {
    Set<Object> wanted =
        Kinds.all(KindSplit.TRAIN).stream()
            .filter(kind -> !kind.startsWith("miso:") || kind.equals(ScopedConstraint.KIND))
            .flatMap(kind -> Stream.of(kind + " yes", kind + " no"))
            .collect(toSet());
    assertEquals(wanted, table().map(row -> row[0] + " " + row[2]).collect(toSet()));
  }

  private static Stream<Object[]> table() {
    return Resources.lines(VerifiersTest.class, "verdicts.txt").stream()
        .map(line -> Arrays.stream((line + " ").split(" \\| ", 5)).map(String::strip).toArray());
  }
}
