package io.miso.constraints;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;

/** IFEval's prompts with the reference checkers' saved verdicts on a model's answers. */
final class SavedVerdicts {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> PARAMS = new TypeReference<>() {};

  /** Rows the reference draws at random (1122, 1129), or whose argument changed later (2785). */
  private static final Set<Integer> UNSETTLED = Set.of(1122, 1129, 2785);

  private static final Set<String> BY_LANGUAGE =
      Set.of(
          "language:response_language",
          "change_case:english_capital",
          "change_case:english_lowercase");

  private final Map<String, JsonNode> prompts = new HashMap<>();
  private final Path folder;

  SavedVerdicts() throws IOException {
    folder = SharedFiles.require("ifeval");
    for (JsonNode row : rows("verdicts_input_data.jsonl")) {
      prompts.put(row.get("prompt").asText(), row);
    }
  }

  /** All rows of both models' files of one mode, judged again. */
  Agreement judge(String mode, BiPredicate<Constraint, String> judge) throws IOException {
    Agreement agreement = new Agreement();
    for (String model : List.of("qwen2.5-0.5b", "qwen2.5-7b")) {
      for (JsonNode row : rows("verdicts_" + model + "_" + mode + ".jsonl")) {
        add(agreement, row, judge);
      }
    }
    return agreement;
  }

  private void add(Agreement agreement, JsonNode row, BiPredicate<Constraint, String> judge) {
    JsonNode prompt = Objects.requireNonNull(prompts.get(row.get("prompt").asText()));
    int key = prompt.get("key").asInt();
    for (int i = 0; i < prompt.get("instruction_id_list").size(); i++) {
      String kind = prompt.get("instruction_id_list").get(i).asText().substring("en:".length());
      Map<String, Object> params = JSON.convertValue(prompt.get("kwargs").get(i), PARAMS);
      boolean said = judge.test(Kinds.of(kind, params), row.get("response").asText());
      boolean agrees = said == row.get("follow_instruction_list").get(i).asBoolean();
      agreement.add(key, kind, agrees);
    }
  }

  private List<JsonNode> rows(String file) throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve(file))) {
      rows.add(JSON.readTree(line));
    }
    return rows;
  }

  /** How many rows were judged as the reference judged them. */
  static final class Agreement {
    final List<String> deterministicMisses = new ArrayList<>();
    final Set<String> kinds = new HashSet<>();
    int rows;
    int languageRows;
    private int misses;
    private int languageMisses;

    private void add(int key, String kind, boolean agrees) {
      boolean byLanguage = BY_LANGUAGE.contains(kind);
      int miss = agrees ? 0 : 1;
      kinds.add(kind);
      rows++;
      misses += miss;
      languageRows += byLanguage ? 1 : 0;
      languageMisses += byLanguage ? miss : 0;
      if (!agrees && !byLanguage && !UNSETTLED.contains(key)) {
        deterministicMisses.add(key + " " + kind);
      }
    }

    double share() {
      return 1 - (double) misses / rows;
    }

    double languageShare() {
      return 1 - (double) languageMisses / languageRows;
    }
  }
}
