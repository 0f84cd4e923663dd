package io.miso.trainer.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.miso.trainer.text.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A line of an evaluation file: {@code {"id","prompt","response"}} or {@code {"id","messages"}}.
 *
 * @param prompt the conversation up to and with the user's last message
 * @param response the reference answer, if there is one
 */
record DataRow(String id, List<Message> prompt, Optional<String> response) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /**
   * All rows of a file; blank lines are passed over.
   *
   * @throws IllegalArgumentException naming file, line and what is wrong
   */
  static List<DataRow> read(Path file) {
    List<DataRow> rows = new ArrayList<>();
    try {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        if (!lines.get(i).isBlank()) {
          rows.add(parse(file, i + 1, lines.get(i)));
        }
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("Cannot read --data " + file + ": " + e.getMessage(), e);
    }
    return rows;
  }

  private static DataRow parse(Path file, int line, String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      String id = node.path("id").asText(Integer.toString(line));
      if (node.path("prompt").isTextual()) {
        JsonNode response = node.path("response");
        return new DataRow(
            id,
            List.of(new Message("user", node.path("prompt").asText())),
            response.isTextual() ? Optional.of(response.asText()) : Optional.empty());
      }
      List<Message> messages = new ArrayList<>();
      for (JsonNode message : node.path("messages")) {
        messages.add(new Message(message.path("role").asText(), message.path("content").asText()));
      }
      if (!messages.isEmpty()) {
        return split(id, messages);
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(file + " line " + line + " is not JSON", e);
    }
    throw new IllegalArgumentException(
        file + " line " + line + " has neither a text 'prompt' nor a list 'messages'");
  }

  private static DataRow split(String id, List<Message> messages) {
    Message last = messages.get(messages.size() - 1);
    return last.role().equals("assistant") && messages.size() > 1
        ? new DataRow(id, messages.subList(0, messages.size() - 1), Optional.of(last.content()))
        : new DataRow(id, messages, Optional.empty());
  }
}
