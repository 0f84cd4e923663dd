package io.miso.constraints.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miso.cli.JsonLines;
import io.miso.constraints.SharedFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The verifiers against verdicts that the reference checkers gave on two models' answers. */
class IfevalAgreementTest {
  private static final int INSTRUCTIONS = 834;

  /** Rows the reference draws at random (1122, 1129), or whose argument changed later (2785). */
  private static final Set<Integer> UNSETTLED = Set.of(1122, 1129, 2785);

  private static final Set<String> BY_LANGUAGE =
      Set.of(
          "language:response_language",
          "change_case:english_capital",
          "change_case:english_lowercase");

  private final List<String> misses = new ArrayList<>();
  private final Set<String> kinds = new HashSet<>();
  private int rows;
  private int wrong;
  private int languageRows;
  private int languageWrong;

  @ParameterizedTest
  @ValueSource(strings = {"qwen2.5-0.5b", "qwen2.5-7b"})
  void givenSavedVerdicts_whenJudgedAgain_thenTheSame(String model) {
    Path folder = SharedFiles.require("ifeval");
    for (String rule : List.of("strict", "loose")) {
      Path saved = folder.resolve("verdicts_" + model + "_" + rule + ".jsonl");
      List<JsonLines.Line> gold = JsonLines.readAll("--responses", saved);
      List<Prompts.Answered> answered =
          Prompts.read(folder.resolve("verdicts_input_data.jsonl"), saved, unasked -> {});
      assertEquals(gold.size(), answered.size());
      for (int i = 0; i < gold.size(); i++) {
        assertEquals(gold.get(i).text("prompt"), answered.get(i).prompt());
        compare(answered.get(i), gold.get(i).json().get("follow_instruction_list"), rule);
      }
    }
    System.out.printf(
        "%s: %d of %d rows differ, of them %d of %d language rows%n",
        model, wrong, rows, languageWrong, languageRows);
    assertEquals(2 * INSTRUCTIONS, rows);
    assertEquals(25, kinds.size());
    assertEquals(List.of(), misses);
    assertTrue(languageWrong <= 0.01 * languageRows, languageWrong + " of " + languageRows);
    assertTrue(wrong <= 0.004 * rows, wrong + " of " + rows);
  }

  private void compare(Prompts.Answered prompt, JsonNode gold, String rule) {
    ObjectNode judged = Judgement.of(prompt).toJson();
    for (int i = 0; i < gold.size(); i++) {
      String kind = prompt.demands().get(i).id();
      boolean byLanguage = BY_LANGUAGE.contains(kind);
      int miss = judged.get(rule).get(i).equals(gold.get(i)) ? 0 : 1;
      kinds.add(kind);
      rows++;
      wrong += miss;
      languageRows += byLanguage ? 1 : 0;
      languageWrong += byLanguage ? miss : 0;
      if (miss == 1 && !byLanguage && !UNSETTLED.contains(prompt.key().asInt())) {
        misses.add(prompt.key() + " " + kind);
      }
    }
  }
}
