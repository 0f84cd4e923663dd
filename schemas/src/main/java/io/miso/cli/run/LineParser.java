package io.miso.cli.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Reads lines of {@link io.miso.cli.Reporter}'s protocol. */
final class LineParser {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private LineParser() {}

  /** Text that is not of the protocol, such as a library's greeting, is shown as it is. */
  static Line parse(String line) {
    try {
      JsonNode node = MAPPER.readTree(line);
      if (node.path("status").isObject()) {
        return new Line.Status(node.path("status"));
      }
      return new Line.Say(node.path("say").asText(line));
    } catch (JsonProcessingException notJson) {
      return new Line.Say(line);
    }
  }
}
