package io.miso.constraints.clean;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.miso.constraints.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** The prompts of public test sets, from files beside the repository. */
final class TestPrompts {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A prompt.
   *
   * @param set the test set's name
   * @param group prompts of one group are versions of each other
   */
  record Prompt(String set, String group, String text) {}

  private TestPrompts() {}

  /** All prompts of the sets that the index is made of. */
  static List<Prompt> all() throws IOException {
    List<Prompt> prompts = new ArrayList<>();
    lines(prompts, "ifeval", "ifeval/input_data.jsonl");
    lines(prompts, "ifbench", "prompts/ifbench_test.jsonl");
    for (JsonNode row : read("prompts/followbench_mixed_constraints.json")) {
      String group = row.get("source").asText() + row.get("example_id").asText();
      String text = row.get("instruction").asText();
      prompts.add(new Prompt("followbench", "followbench " + group, text));
    }
    return prompts;
  }

  private static void lines(List<Prompt> prompts, String set, String path) throws IOException {
    for (String line : Files.readAllLines(SharedFiles.require(path))) {
      JsonNode row = JSON.readTree(line);
      prompts.add(new Prompt(set, set + row.get("key").asText(), row.get("prompt").asText()));
    }
  }

  /** Prompts of another set, which the index does not know. */
  static List<String> unrelated() throws IOException {
    List<String> prompts = new ArrayList<>();
    for (JsonNode row : read("prompts/muldimif_half_a.json")) {
      prompts.add(row.get("conversations").get(0).get("content").asText());
    }
    return prompts;
  }

  private static JsonNode read(String path) throws IOException {
    return JSON.readTree(Files.readString(SharedFiles.require(path)));
  }
}
