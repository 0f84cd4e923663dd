package io.miso.streaming.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miso.schemas.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A form in which JSON holds a conversation.
 *
 * @param list the list's name
 * @param speaker the name of a turn's speaker
 * @param text the name of a turn's text
 * @param roles our roles by the form's words for them
 */
record Turns(String list, String speaker, String text, Map<String, String> roles) {
  /** OpenAI's and Hugging Face's. */
  static final Turns MESSAGES =
      new Turns(
          "messages",
          "role",
          "content",
          Map.of("system", "system", "user", "user", "assistant", "assistant"));

  /** ShareGPT's, with both words for either side that its data sets use. */
  static final Turns CONVERSATIONS =
      new Turns(
          "conversations",
          "from",
          "value",
          Map.of(
              "system", "system",
              "human", "user",
              "user", "user",
              "gpt", "assistant",
              "assistant", "assistant"));

  /** The form of a list that has another name: ShareGPT's if its first turn says who it is from. */
  static Turns named(String list, JsonNode turns) {
    Turns form = turns.path(0).has(CONVERSATIONS.speaker) ? CONVERSATIONS : MESSAGES;
    return new Turns(list, form.speaker, form.text, form.roles);
  }

  /** The turns of a line, at least so many. */
  List<Message> read(ObjectNode line, int least) throws IntakeException {
    JsonNode turns = line.get(list);
    if (!turns.isArray() || turns.size() < least) {
      throw new IntakeException(
          "WRONG_TYPE",
          "%s is not a list of at least %s: %s"
              .formatted(list, least == 1 ? "one message" : "two messages", Texts.shown(turns)));
    }
    List<Message> messages = new ArrayList<>();
    for (JsonNode turn : turns) {
      messages.add(message(turn));
    }
    return messages;
  }

  private Message message(JsonNode turn) throws IntakeException {
    if (!(turn instanceof ObjectNode object)) {
      throw new IntakeException("WRONG_TYPE", "a message is no object: " + Texts.shown(turn));
    }
    String said = Texts.of(object, speaker);
    String role = roles.get(said);
    if (role == null) {
      throw new IntakeException(
          "WRONG_TYPE",
          "%s '%s' is none of %s".formatted(speaker, said, new TreeMap<>(roles).keySet()));
    }
    return new Message(role, Texts.of(object, text));
  }
}
