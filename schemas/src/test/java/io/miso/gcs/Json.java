package io.miso.gcs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** JSON bodies. */
final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** The body's object; an empty one for an empty body. */
  static ObjectNode parse(byte[] body) {
    try {
      return body.length == 0 ? object() : (ObjectNode) MAPPER.readTree(body);
    } catch (IOException e) {
      throw new ApiError(400, "Parse Error: " + e.getMessage());
    }
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
