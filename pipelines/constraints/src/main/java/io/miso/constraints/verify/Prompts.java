package io.miso.constraints.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.miso.cli.JsonLines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** IFEval's prompts, each with the response that was given to it. */
final class Prompts {
  private Prompts() {}

  /**
   * A prompt.
   *
   * @param key as the file has it; a missing node without one
   */
  record Asked(JsonNode key, String prompt, List<Demand> demands) {
    Answered answered(String response) {
      return new Answered(key, prompt, demands, Optional.of(response));
    }
  }

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
   * @param unasked told how many responses answer none of the prompts
   * @throws IllegalArgumentException naming the file if it has no prompt; naming file and line of a
   *     line that cannot be read, a prompt that stands in a file twice, or one that has no response
   */
  static List<Answered> read(Path prompts, Path responses, IntConsumer unasked) {
    List<JsonLines.Line> missing = new ArrayList<>();
    List<Answered> answered = read(prompts, responses, missing::add, unasked);
    if (!missing.isEmpty()) {
      String others = missing.size() == 1 ? "" : "; neither have " + (missing.size() - 1) + " more";
      throw missing.get(0).wrong("has a prompt without a response in " + responses + others);
    }
    return answered;
  }

  /** As {@link #read}, but without the prompts that have no response. */
  static List<Answered> readAnswered(Path prompts, Path responses) {
    return read(prompts, responses, missing -> {}, unasked -> {});
  }

  private static List<Answered> read(
      Path prompts, Path responses, Consumer<JsonLines.Line> missing, IntConsumer unasked) {
    Map<String, JsonLines.Line> answers = byPrompt(JsonLines.readAll("--responses", responses));
    Map<String, JsonLines.Line> asked = byPrompt(JsonLines.readAll("--prompts", prompts));
    if (asked.isEmpty()) {
      throw new IllegalArgumentException(
          "--prompts " + prompts + " holds no prompt: write one JSON object a line");
    }
    List<Answered> answered = new ArrayList<>();
    asked.forEach(
        (prompt, row) -> {
          JsonLines.Line answer = answers.get(prompt);
          if (answer == null) {
            missing.accept(row);
          } else {
            answered.add(answered(row, answer));
          }
        });
    answers.keySet().removeAll(asked.keySet());
    unasked.accept(answers.size());
    return answered;
  }

  private static Map<String, JsonLines.Line> byPrompt(List<JsonLines.Line> rows) {
    Map<String, JsonLines.Line> known = new LinkedHashMap<>();
    for (JsonLines.Line row : rows) {
      JsonLines.Line before = known.putIfAbsent(row.text("prompt"), row);
      if (before != null) {
        throw row.wrong("has the same prompt as line " + before.number() + ": remove one of them");
      }
    }
    return known;
  }

  private static Answered answered(JsonLines.Line prompt, JsonLines.Line answer) {
    JsonNode response = answer.json().path("response");
    if (response.isMissingNode()) {
      throw answer.wrong("lacks the text 'response'");
    }
    Asked asked = asked(prompt);
    return new Answered(
        asked.key(),
        asked.prompt(),
        asked.demands(),
        response.isTextual() ? Optional.of(response.textValue()) : Optional.empty());
  }

  /**
   * The prompt of a line.
   *
   * @throws IllegalArgumentException naming file and line of one that cannot be read
   */
  static Asked asked(JsonLines.Line line) {
    return new Asked(line.json().path("key"), line.text("prompt"), demands(line));
  }

  private static List<Demand> demands(JsonLines.Line prompt) {
    List<JsonNode> ids = prompt.list("instruction_id_list");
    List<JsonNode> kwargs = prompt.list("kwargs");
    if (ids.size() != kwargs.size()) {
      throw prompt.wrong(
          "has " + ids.size() + " entries in instruction_id_list, " + kwargs.size() + " in kwargs");
    }
    List<Demand> demands = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      if (!ids.get(i).isTextual()) {
        throw prompt.wrong("holds in instruction_id_list no text: " + ids.get(i));
      }
      if (!kwargs.get(i).isObject() && !kwargs.get(i).isNull()) {
        throw prompt.wrong("holds in kwargs no object: " + kwargs.get(i));
      }
      demands.add(Demand.of(ids.get(i).textValue(), kwargs.get(i)));
    }
    return demands;
  }
}
