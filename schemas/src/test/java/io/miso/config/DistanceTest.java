package io.miso.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DistanceTest {
  @ParameterizedTest
  @CsvSource({"'','',0", "abc,'',3", "kitten,sitting,3", "rows,row,1", "ab,ba,2", "same,same,0"})
  void givenTwoWords_whenCompared_thenEditsAreCountedBothWays(String a, String b, int edits) {
    assertEquals(edits, Distance.of(a, b));
    assertEquals(edits, Distance.of(b, a));
  }
}
