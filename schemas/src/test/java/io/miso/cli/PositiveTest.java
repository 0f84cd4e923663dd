package io.miso.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

final class PositiveTest {
  @Test
  void givenANumberFromOne_whenRead_thenItIsTheNumber() {
    assertEquals(1, new Positive().convert("1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "", "ten", "1.5", "2147483648"})
  void givenAnythingElse_whenRead_thenItIsNamed(String value) {
    TypeConversionException refused =
        assertThrows(TypeConversionException.class, () -> new Positive().convert(value));
    assertEquals(
        "'" + value + "' is not a whole number from 1 to 2147483647", refused.getMessage());
  }
}
