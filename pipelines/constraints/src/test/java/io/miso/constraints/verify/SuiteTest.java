package io.miso.constraints.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteTest {
  private static final String COMMAS =
      "{\"prompt\": \"A\", \"instruction_id_list\": [\"punctuation:no_comma\"], \"kwargs\": [{}]}";
  private static final String BOTH =
      """
      {"prompt": "B", "instruction_id_list": ["punctuation:no_comma", "startend:quotation"], "kwargs": [{}, {}]}
      """;

  private final Path file;

  SuiteTest(@TempDir Path folder) {
    this.file = folder.resolve("suite.jsonl");
  }

  private Suite suite(String... lines) throws IOException {
    return Suite.read("evaluate.suites", Files.writeString(file, String.join("\n", lines)));
  }

  @Test
  void givenResponses_whenJudged_thenSharesAreThoseOfIfeval() throws IOException {
    Suite suite = suite(COMMAS, BOTH);
    assertEquals(List.of("A", "B"), suite.prompts());
    assertEquals(
        Map.of(
            "promptStrict", 0.5,
            "promptLoose", 0.5,
            "instructionStrict", 2.0 / 3,
            "instructionLoose", 2.0 / 3,
            "punctuation:no_comma", 1.0,
            "startend:quotation", 0.0),
        suite.judge(List.of("no comma", "none here")));
  }

  @Test
  void givenWhatCannotBeJudged_whenRead_thenTheErrorNamesFileLineAndInstruction() {
    String unknown = COMMAS.replace("punctuation:no_comma", "punctuation:none");
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> suite(COMMAS, unknown));
    String message = String.valueOf(e.getMessage());
    assertTrue(message.contains("suite.jsonl line 2 holds punctuation:none"), message);
    assertThrows(IllegalArgumentException.class, () -> suite(""));
  }
}
