package io.miso.streaming.answer.teacher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miso.streaming.answer.teacher.Completion.Usage;

/** Reads a body: one JSON object, or server-sent events, which some endpoints send unasked. */
final class CompletionReader {
  private static final String DATA = "data:";
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private CompletionReader() {}

  static Completion read(String body) throws MalformedReplyException {
    String text = body.strip();
    return text.startsWith("{") ? readObject(text) : readEvents(text);
  }

  private static Completion readObject(String text) throws MalformedReplyException {
    ObjectNode reply = object(text);
    JsonNode choice = choice(reply);
    JsonNode content = choice.path("message").path("content");
    if (!content.isTextual()) {
      throw new MalformedReplyException("its first choice has no text");
    }
    return new Completion(
        whole(content.textValue()), choice.path("finish_reason").asText(""), usage(reply));
  }

  /**
   * The answer in pieces; it is whole only if the model says why it stopped, or the stream ends.
   */
  private static Completion readEvents(String text) throws MalformedReplyException {
    StringBuilder content = new StringBuilder();
    String finish = "";
    Usage usage = Usage.UNKNOWN;
    boolean ended = false;
    for (String line : text.lines().filter(l -> l.startsWith(DATA)).toList()) {
      String data = line.substring(DATA.length()).strip();
      if (data.equals("[DONE]")) {
        ended = true;
        break;
      }
      ObjectNode event = object(data);
      usage = event.path("usage").isObject() ? usage(event) : usage;
      if (event.path("choices").size() > 0) {
        JsonNode choice = choice(event);
        content.append(choice.path("delta").path("content").asText(""));
        finish = choice.path("finish_reason").asText(finish);
      }
    }
    if (!ended && finish.isEmpty()) {
      throw new MalformedReplyException("it ends before its answer does");
    }
    return new Completion(whole(content.toString()), finish, usage);
  }

  private static ObjectNode object(String text) throws MalformedReplyException {
    try {
      if (MAPPER.readTree(text) instanceof ObjectNode object) {
        if (object.has("error")) {
          throw new MalformedReplyException("it holds an error: " + object.get("error"));
        }
        return object;
      }
    } catch (JsonProcessingException e) {
      throw new MalformedReplyException("it is not JSON: " + e.getOriginalMessage());
    }
    throw new MalformedReplyException("it is no JSON object");
  }

  private static JsonNode choice(ObjectNode reply) throws MalformedReplyException {
    JsonNode choice = reply.path("choices").path(0);
    if (!choice.isObject()) {
      throw new MalformedReplyException("it has no choice");
    }
    return choice;
  }

  private static Usage usage(ObjectNode reply) {
    JsonNode prompt = reply.path("usage").path("prompt_tokens");
    JsonNode completion = reply.path("usage").path("completion_tokens");
    boolean known =
        prompt.canConvertToLong()
            && completion.canConvertToLong()
            && prompt.asLong() >= 0
            && completion.asLong() >= 0;
    return known ? new Usage(true, prompt.asLong(), completion.asLong()) : Usage.UNKNOWN;
  }

  /** Halves of characters have no UTF-8 form, and NUL has no place in a text. */
  private static String whole(String content) throws MalformedReplyException {
    boolean broken =
        content.codePoints().anyMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
    if (broken) {
      throw new MalformedReplyException("its text holds NUL or half a character");
    }
    return content;
  }
}
