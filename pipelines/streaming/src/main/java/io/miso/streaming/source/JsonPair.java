package io.miso.streaming.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miso.constraints.Constraint;
import io.miso.schemas.Message;
import java.util.ArrayList;
import java.util.List;

/**
 * The JSON of one corpus line, in one of four forms: {@code messages} with the assistant's answer
 * last; {@code prompt} and {@code response}; ShareGPT's {@code conversations}; Alpaca's {@code
 * instruction}, {@code input} and {@code output}. Then {@code instruction_id_list} and {@code
 * kwargs} as IFEval has them.
 *
 * @param messages the prompt's conversation; the last is the user's
 * @param response the answer; empty if there is none
 * @param constraints what the answer must satisfy
 */
record JsonPair(List<Message> messages, String response, List<Constraint> constraints) {
  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /**
   * Reads a line.
   *
   * @param ended false if the file ended before the line did
   * @param prompts true: the response may be missing
   */
  static JsonPair parse(String text, boolean ended, boolean prompts) throws IntakeException {
    ObjectNode line = object(text, ended);
    List<Message> turns = turns(line, prompts);
    int last = turns.size() - 1;
    if (turns.get(last).getRole().equals("user")) {
      return new JsonPair(turns, "", JsonConstraints.of(line));
    }
    String response = notBlank("response", turns.get(last).getContent());
    return new JsonPair(turns.subList(0, last), response, JsonConstraints.of(line));
  }

  private static ObjectNode object(String text, boolean ended) throws IntakeException {
    try {
      if (MAPPER.readTree(text) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      String half = ended ? "" : " (the file's last line, without a line end: is it cut off?)";
      throw new IntakeException("BAD_JSON", "not JSON: " + e.getOriginalMessage() + half);
    }
    throw new IntakeException("NOT_AN_OBJECT", "JSON, but not an object");
  }

  /** The conversation, the answer last if there is one. */
  private static List<Message> turns(ObjectNode line, boolean prompts) throws IntakeException {
    if (line.hasNonNull("messages") && line.hasNonNull("prompt")) {
      throw new IntakeException("NO_PAIR", "it has both messages and prompt: remove one of them");
    }
    if (line.hasNonNull("messages")) {
      return turns(line, Turns.MESSAGES, prompts);
    }
    if (line.hasNonNull("prompt")) {
      return promptAndResponse(line, Texts.of(line, "prompt"), "response", prompts);
    }
    if (line.hasNonNull("conversations")) {
      return withSystem(line, turns(line, Turns.CONVERSATIONS, prompts));
    }
    if (line.hasNonNull("instruction")) {
      String instruction = notBlank("prompt", Texts.of(line, "instruction"));
      String input = optional(line, "input");
      String prompt = instruction + (input.isBlank() ? "" : "\n\n" + input);
      return withSystem(line, promptAndResponse(line, prompt, "output", prompts));
    }
    throw new IntakeException(
        "NO_PAIR",
        "it needs messages, prompt and response, conversations, or instruction and output; it has "
            + names(line));
  }

  /** Data sets in these forms keep the system message in a field of its own. */
  private static List<Message> withSystem(ObjectNode line, List<Message> turns)
      throws IntakeException {
    String system = optional(line, "system");
    if (system.isBlank()) {
      return turns;
    }
    List<Message> all = new ArrayList<>(turns);
    all.add(0, new Message("system", system));
    return all;
  }

  private static String optional(ObjectNode line, String name) throws IntakeException {
    return line.hasNonNull(name) ? Texts.of(line, name) : "";
  }

  private static List<Message> promptAndResponse(
      ObjectNode line, String prompt, String response, boolean prompts) throws IntakeException {
    Message user = new Message("user", notBlank("prompt", prompt));
    if (prompts ? line.hasNonNull(response) : line.has(response)) {
      return List.of(user, new Message("assistant", Texts.of(line, response)));
    }
    if (!prompts) {
      throw new IntakeException(
          "NO_PAIR", "it has a prompt, but no " + response + "; answer=teacher would ask for one");
    }
    return List.of(user);
  }

  private static List<Message> turns(ObjectNode line, Turns form, boolean prompts)
      throws IntakeException {
    List<Message> turns = form.read(line, prompts ? 1 : 2);
    int last = turns.size() - 1;
    if (prompts && !turns.get(last).getRole().equals("assistant")) {
      requireRole(turns, last, "user");
      return turns;
    }
    requireRole(turns, last, "assistant");
    requireRole(turns, last - 1, "user");
    return turns;
  }

  private static void requireRole(List<Message> turns, int index, String role)
      throws IntakeException {
    Message turn = turns.get(index);
    if (!turn.getRole().equals(role)) {
      throw new IntakeException(
          "NO_PAIR",
          "message " + (index + 1) + " is the " + turn.getRole() + "'s, not the " + role + "'s");
    }
    if (role.equals("user")) {
      notBlank("prompt", turn.getContent());
    }
  }

  private static String notBlank(String name, String text) throws IntakeException {
    if (text.isBlank()) {
      throw new IntakeException(
          "BLANK_" + name.toUpperCase(java.util.Locale.ROOT), "the " + name + " is blank");
    }
    return text;
  }

  private static List<String> names(ObjectNode line) {
    List<String> names = new ArrayList<>();
    line.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
