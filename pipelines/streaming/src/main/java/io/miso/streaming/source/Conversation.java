package io.miso.streaming.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miso.config.CorpusFields;
import io.miso.schemas.Message;
import java.util.ArrayList;
import java.util.List;

/**
 * The conversation of one row, in any of the forms that {@link JsonPair} names. Fields that the
 * settings name decide the form; what they leave out is found by its usual name.
 *
 * @param row the row
 * @param fields what its fields are called
 * @param prompts true: the answer may be missing
 */
record Conversation(ObjectNode row, CorpusFields fields, boolean prompts) {
  /** The turns, the answer last if there is one. */
  List<Message> turns() throws IntakeException {
    if (!fields.messages().isEmpty()) {
      return chat(Turns.named(fields.messages(), required("messages", fields.messages())), "");
    }
    if (!fields.prompt().isEmpty()) {
      required("prompt", fields.prompt());
      return single(fields.prompt(), "", "response", "");
    }
    if (row.hasNonNull("messages") && row.hasNonNull("prompt")) {
      throw new IntakeException(
          "NO_PAIR",
          "it has both messages and prompt: remove one of them, or name the one to read with"
              + " corpus.fields.messages or corpus.fields.prompt");
    }
    if (row.hasNonNull("messages")) {
      return chat(Turns.MESSAGES, "");
    }
    if (row.hasNonNull("prompt")) {
      return single("prompt", "", "response", "");
    }
    if (row.hasNonNull("conversations")) {
      return chat(Turns.CONVERSATIONS, "system");
    }
    if (row.hasNonNull("instruction")) {
      return single("instruction", "input", "output", "system");
    }
    throw new IntakeException(
        "NO_PAIR",
        "it needs messages, prompt and response, conversations, or instruction and output; it has "
            + names()
            + " (corpus.fields.prompt=NAME and the like say what is what)");
  }

  /** A whole conversation; an answer in a field of its own follows it. */
  private List<Message> chat(Turns form, String system) throws IntakeException {
    boolean apart = !fields.response().isEmpty();
    List<Message> turns = new ArrayList<>(form.read(row, prompts || apart ? 1 : 2));
    if (apart) {
      turns.addAll(answer(fields.response()));
    }
    int last = turns.size() - 1;
    if (prompts && !turns.get(last).getRole().equals("assistant")) {
      requireRole(turns, last, "user");
    } else {
      requireRole(turns, last, "assistant");
      requireRole(turns, last - 1, "user");
    }
    turns.addAll(0, system(system));
    return turns;
  }

  /** One prompt and its answer. */
  private List<Message> single(String prompt, String input, String response, String system)
      throws IntakeException {
    String asked = JsonPair.notBlank("prompt", Texts.of(row, prompt));
    String further = optional(CorpusFields.or(fields.input(), input));
    String whole = asked + (further.isBlank() ? "" : "\n\n" + further);
    List<Message> turns = new ArrayList<>(system(system));
    turns.addAll(prompt.equals("instruction") ? history() : List.of());
    turns.add(new Message("user", whole));
    turns.addAll(answer(CorpusFields.or(fields.response(), response)));
    return turns;
  }

  /** A text, or a list with the answer's message alone. */
  private List<Message> answer(String name) throws IntakeException {
    JsonNode answer = row.path(name);
    if (prompts && (answer.isMissingNode() || answer.isNull())) {
      return List.of();
    }
    if (answer.isMissingNode()) {
      throw new IntakeException(
          "NO_PAIR",
          "it has a prompt, but no %s; answer=teacher would ask for one, corpus.fields.response=NAME"
                  .formatted(name)
              + " names another field of "
              + names());
    }
    if (!answer.isArray()) {
      return List.of(new Message("assistant", Texts.of(row, name)));
    }
    List<Message> said = Turns.named(name, answer).read(row, 1);
    if (said.size() > 1) {
      throw new IntakeException(
          "WRONG_TYPE",
          name + " is a whole conversation: set corpus.fields.messages=" + name + " instead");
    }
    requireRole(said, 0, "assistant");
    return said;
  }

  private List<Message> system(String usual) throws IntakeException {
    String system = optional(CorpusFields.or(fields.system(), usual));
    return system.isBlank() ? List.of() : List.of(new Message("system", system));
  }

  /** Alpaca's earlier turns: pairs of an instruction and its answer. */
  private List<Message> history() throws IntakeException {
    JsonNode history = row.path("history");
    boolean none = history.isEmpty() && history.asText().isBlank() || history.isNull();
    List<Message> earlier = new ArrayList<>();
    for (JsonNode pair : none || history.isArray() ? history : List.of(history)) {
      if (pair.size() != 2 || !pair.path(0).isTextual() || !pair.path(1).isTextual()) {
        throw new IntakeException(
            "WRONG_TYPE", "history holds no pair of texts: " + Texts.shown(pair));
      }
      earlier.add(new Message("user", Texts.checked("history", pair.get(0).textValue())));
      earlier.add(new Message("assistant", Texts.checked("history", pair.get(1).textValue())));
    }
    return earlier;
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
      JsonPair.notBlank("prompt", turn.getContent());
    }
  }

  private JsonNode required(String key, String name) throws IntakeException {
    if (!row.hasNonNull(name)) {
      throw new IntakeException(
          "NO_PAIR",
          "it has no %s, which corpus.fields.%s names; it has %s".formatted(name, key, names()));
    }
    return row.get(name);
  }

  private String optional(String name) throws IntakeException {
    return row.hasNonNull(name) ? Texts.of(row, name) : "";
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    row.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
