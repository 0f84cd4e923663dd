package io.miso.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ReporterTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private List<String> lines(boolean supervised) {
    Reporter reporter =
        new Reporter(new PrintStream(bytes, true, StandardCharsets.UTF_8), supervised);
    reporter.say("saved \"a\"\nand b");
    reporter.status(Map.of("step", 3));
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void givenPerson_whenReporting_thenTextAloneIsPrinted() {
    assertEquals(List.of("saved \"a\"", "and b"), lines(false));
  }

  @Test
  void givenSupervisor_whenReporting_thenEveryReportIsOneJsonLine() {
    assertEquals(
        List.of("{\"say\":\"saved \\\"a\\\"\\nand b\"}", "{\"status\":{\"step\":3}}"), lines(true));
  }
}
