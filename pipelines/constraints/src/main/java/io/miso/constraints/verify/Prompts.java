package io.miso.constraints.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** IFEval's prompts, each with the response that was given to it. */
final class Prompts {
  private Prompts() {}

  /**
   * A prompt and its response.
   *
   * @param key as the file has it; a missing node without one
   * @param response empty when the file holds something else than a text
   */
  record Answered(JsonNode key, String prompt, List<Demand> demands, Optional<String> response) {}

  /**
   * The prompts in their file's order; the responses are matched by the prompt's text.
   *
   * @throws IllegalArgumentException naming file and line: of a line that cannot be read, a prompt
   *     that stands in a file twice, or one that has no response
   */
  static List<Answered> read(Path prompts, Path responses) {
    List<JsonLines.Row> missing = new ArrayList<>();
    List<Answered> answered = read(prompts, responses, missing::add);
    if (!missing.isEmpty()) {
      String others = missing.size() == 1 ? "" : ", nor to " + (missing.size() - 1) + " others";
      throw missing.get(0).wrong("no response to this prompt is in " + responses + others);
    }
    return answered;
  }

  /** As {@link #read}, but without the prompts that have no response. */
  static List<Answered> readAnswered(Path prompts, Path responses) {
    return read(prompts, responses, missing -> {});
  }

  private static List<Answered> read(
      Path prompts, Path responses, Consumer<JsonLines.Row> missing) {
    Map<String, JsonLines.Row> answers = byPrompt(JsonLines.read(responses));
    List<Answered> answered = new ArrayList<>();
    byPrompt(JsonLines.read(prompts))
        .forEach(
            (prompt, row) -> {
              JsonLines.Row answer = answers.get(prompt);
              if (answer == null) {
                missing.accept(row);
              } else {
                answered.add(answered(row, answer));
              }
            });
    return answered;
  }

  private static Map<String, JsonLines.Row> byPrompt(List<JsonLines.Row> rows) {
    Map<String, JsonLines.Row> known = new LinkedHashMap<>();
    for (JsonLines.Row row : rows) {
      JsonLines.Row before = known.putIfAbsent(row.text("prompt"), row);
      if (before != null) {
        throw row.wrong("the same prompt as in line " + before.line() + ": remove one of them");
      }
    }
    return known;
  }

  private static Answered answered(JsonLines.Row prompt, JsonLines.Row answer) {
    JsonNode response = answer.object().path("response");
    if (response.isMissingNode()) {
      throw answer.wrong("response is missing");
    }
    return new Answered(
        prompt.object().path("key"),
        prompt.text("prompt"),
        demands(prompt),
        response.isTextual() ? Optional.of(response.textValue()) : Optional.empty());
  }

  private static List<Demand> demands(JsonLines.Row prompt) {
    List<JsonNode> ids = prompt.list("instruction_id_list");
    List<JsonNode> kwargs = prompt.list("kwargs");
    if (ids.size() != kwargs.size()) {
      throw prompt.wrong(
          "instruction_id_list has " + ids.size() + " entries, kwargs " + kwargs.size());
    }
    List<Demand> demands = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      if (!ids.get(i).isTextual()) {
        throw prompt.wrong("instruction_id_list holds no text: " + ids.get(i));
      }
      if (!kwargs.get(i).isObject() && !kwargs.get(i).isNull()) {
        throw prompt.wrong("kwargs holds no object: " + kwargs.get(i));
      }
      demands.add(Demand.of(ids.get(i).textValue(), kwargs.get(i)));
    }
    return demands;
  }
}
