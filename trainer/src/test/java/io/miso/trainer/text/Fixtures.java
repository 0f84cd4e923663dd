package io.miso.trainer.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** The committed fixtures; make_fixtures.py beside them says how they are made. */
final class Fixtures {
  static final Path TINY = path("tiny");

  private Fixtures() {}

  static Path path(String name) {
    try {
      return Path.of(Fixtures.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("No path: " + name, e);
    }
  }

  static JsonNode json(Path file) {
    try {
      return new ObjectMapper().readTree(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new IllegalStateException("No fixture: " + file, e);
    }
  }

  static int[] ints(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).mapToInt(JsonNode::asInt).toArray();
  }

  static List<Message> messages(JsonNode list) {
    List<Message> messages = new ArrayList<>();
    list.forEach(
        m -> messages.add(new Message(m.path("role").asText(), m.path("content").asText())));
    return messages;
  }
}
