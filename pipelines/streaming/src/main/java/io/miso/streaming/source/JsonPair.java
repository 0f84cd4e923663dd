package io.miso.streaming.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miso.config.CorpusFields;
import io.miso.constraints.Constraint;
import io.miso.schemas.Message;
import java.util.List;
import java.util.Locale;

/**
 * The JSON of one corpus line, in one of four forms: {@code messages} with the assistant's answer
 * last; {@code prompt} and {@code response}; ShareGPT's {@code conversations}; Alpaca's {@code
 * instruction}, {@code input}, {@code output} and {@code history}. Then {@code instruction_id_list}
 * and {@code kwargs} as IFEval has them. The settings may name other fields.
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
   * @param fields what its fields are called
   */
  static JsonPair parse(String text, boolean ended, boolean prompts, CorpusFields fields)
      throws IntakeException {
    ObjectNode line = object(text, ended);
    List<Message> turns = new Conversation(line, fields, prompts).turns();
    List<Constraint> constraints = JsonConstraints.of(line, fields);
    int last = turns.size() - 1;
    if (turns.get(last).getRole().equals("user")) {
      return new JsonPair(turns, "", constraints);
    }
    String response = notBlank("response", turns.get(last).getContent());
    return new JsonPair(turns.subList(0, last), response, constraints);
  }

  private static ObjectNode object(String text, boolean ended) throws IntakeException {
    try {
      if (MAPPER.readTree(text) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      String half = ended ? "" : " (the file's last line, without a line end: is it cut off?)";
      throw new IntakeException("BAD_JSON", "not JSON: " + problem(text, e) + half);
    }
    throw new IntakeException("NOT_AN_OBJECT", "JSON, but not an object" + array(text));
  }

  /** Without the parser's words on where it began: a line is one place. */
  private static String problem(String text, JsonProcessingException e) {
    String said = String.valueOf(e.getOriginalMessage());
    return said.replaceAll(" \\(start marker at [^)]*\\)", "").replaceAll("\\s+", " ")
        + array(text);
  }

  private static String array(String text) {
    return text.stripLeading().startsWith("[")
        ? "; a list begins here, but every line must be an object of its own: jq -c '.[]' makes"
            + " such lines of a list"
        : "";
  }

  static String notBlank(String name, String text) throws IntakeException {
    if (text.isBlank()) {
      throw new IntakeException(
          "BLANK_" + name.toUpperCase(Locale.ROOT), "the " + name + " is blank");
    }
    return text;
  }
}
