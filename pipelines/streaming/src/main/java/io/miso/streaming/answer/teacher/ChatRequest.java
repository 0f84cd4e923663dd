package io.miso.streaming.answer.teacher;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miso.config.TeacherConfig;
import io.miso.schemas.Message;
import io.miso.store.Digests;
import java.util.List;

/**
 * One request as it is sent. Equal questions have equal bytes, whatever the endpoint, the key and
 * the attempt.
 *
 * @param model the model asked
 * @param json the body
 */
record ChatRequest(String model, String json) {
  /** The request for a sample, numbered from 0: the number is its seed. */
  static ChatRequest of(TeacherConfig teacher, List<Message> messages, int sample) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("model", teacher.model());
    ArrayNode turns = body.putArray("messages");
    messages.forEach(
        m -> turns.addObject().put("role", m.getRole()).put("content", m.getContent()));
    body.put("temperature", teacher.temperature())
        .put("top_p", teacher.topP())
        .put("max_tokens", teacher.maxTokens())
        .put("seed", sample)
        .put("stream", false);
    return new ChatRequest(teacher.model(), body.toString());
  }

  /** The digest under which the answer is kept; also the request's Idempotency-Key. */
  String sha256() {
    return Digests.sha256(json);
  }
}
