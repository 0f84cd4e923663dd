package io.miso.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class CountedTest {
  @Test
  void givenOneOrMore_whenCounted_thenTheWordAgrees() {
    assertEquals("0 pairs", Counted.of(0, "pair"));
    assertEquals("1 pair", Counted.of(1, "pair"));
    assertEquals("2,000 pairs", Counted.of(2000, "pair"));
  }
}
