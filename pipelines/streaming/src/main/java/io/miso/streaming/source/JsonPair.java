package io.miso.streaming.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miso.constraints.Constraint;
import io.miso.schemas.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The JSON of one corpus line: {@code messages} with the assistant's answer last, or {@code prompt}
 * and {@code response}; then {@code instruction_id_list} and {@code kwargs} as IFEval has them.
 *
 * @param messages the prompt's conversation; the last is the user's
 * @param response the answer; empty if there is none
 * @param constraints what the answer must satisfy
 */
record JsonPair(List<Message> messages, String response, List<Constraint> constraints) {
  private static final Set<String> ROLES = Set.of("system", "user", "assistant");
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
    boolean conversation = line.has("messages");
    if (conversation == line.has("prompt")) {
      throw new IntakeException(
          "NO_PAIR", "it needs either messages, or prompt and response; it has " + names(line));
    }
    List<Message> turns =
        conversation ? turns(line.get("messages"), prompts) : promptAndResponse(line, prompts);
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

  private static List<Message> promptAndResponse(ObjectNode line, boolean prompts)
      throws IntakeException {
    Message prompt = new Message("user", notBlank("prompt", Texts.of(line, "prompt")));
    if (line.has("response")) {
      return List.of(prompt, new Message("assistant", Texts.of(line, "response")));
    }
    if (!prompts) {
      throw new IntakeException(
          "NO_PAIR", "it has a prompt, but no response; answer=teacher would ask for one");
    }
    return List.of(prompt);
  }

  private static List<Message> turns(JsonNode messages, boolean prompts) throws IntakeException {
    int least = prompts ? 1 : 2;
    if (!messages.isArray() || messages.size() < least) {
      throw new IntakeException(
          "WRONG_TYPE",
          "messages is not a list of at least %s: %s"
              .formatted(prompts ? "one message" : "two messages", Texts.shown(messages)));
    }
    List<Message> turns = new ArrayList<>();
    for (JsonNode message : messages) {
      turns.add(turn(message));
    }
    int last = turns.size() - 1;
    if (prompts && !turns.get(last).getRole().equals("assistant")) {
      requireRole(turns, last, "user");
      return turns;
    }
    requireRole(turns, last, "assistant");
    requireRole(turns, last - 1, "user");
    return turns;
  }

  private static Message turn(JsonNode message) throws IntakeException {
    if (!(message instanceof ObjectNode turn)) {
      throw new IntakeException("WRONG_TYPE", "a message is no object: " + Texts.shown(message));
    }
    String role = Texts.of(turn, "role");
    if (!ROLES.contains(role)) {
      throw new IntakeException("WRONG_TYPE", "role '" + role + "' is none of " + sorted(ROLES));
    }
    return new Message(role, Texts.of(turn, "content"));
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

  private static List<String> sorted(Set<String> words) {
    return words.stream().sorted().toList();
  }

  private static List<String> names(ObjectNode line) {
    List<String> names = new ArrayList<>();
    line.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
