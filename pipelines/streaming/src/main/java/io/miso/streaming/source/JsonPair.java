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
 */
record JsonPair(List<Message> messages, String response, List<Constraint> constraints) {
  private static final Set<String> ROLES = Set.of("system", "user", "assistant");
  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  static JsonPair parse(String text, boolean ended) throws IntakeException {
    ObjectNode line = object(text, ended);
    boolean conversation = line.has("messages");
    if (conversation == line.has("prompt")) {
      throw new IntakeException(
          "NO_PAIR", "it needs either messages, or prompt and response; it has " + names(line));
    }
    List<Message> turns = conversation ? turns(line.get("messages")) : promptAndResponse(line);
    int last = turns.size() - 1;
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

  private static List<Message> promptAndResponse(ObjectNode line) throws IntakeException {
    if (!line.has("response")) {
      throw new IntakeException("NO_PAIR", "it has a prompt, but no response");
    }
    return List.of(
        new Message("user", notBlank("prompt", Texts.of(line, "prompt"))),
        new Message("assistant", Texts.of(line, "response")));
  }

  private static List<Message> turns(JsonNode messages) throws IntakeException {
    if (!messages.isArray() || messages.size() < 2) {
      throw new IntakeException(
          "WRONG_TYPE",
          "messages is not a list of at least two messages: " + Texts.shown(messages));
    }
    List<Message> turns = new ArrayList<>();
    for (JsonNode message : messages) {
      turns.add(turn(message));
    }
    requireRole(turns, turns.size() - 1, "assistant");
    requireRole(turns, turns.size() - 2, "user");
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
