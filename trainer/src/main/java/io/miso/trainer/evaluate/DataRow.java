package io.miso.trainer.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import io.miso.cli.JsonLines;
import io.miso.trainer.text.Message;
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
  /**
   * All rows of a file; blank lines are passed over.
   *
   * @throws IllegalArgumentException naming file, line and what is wrong
   */
  static List<DataRow> read(Path file) {
    List<DataRow> rows = new ArrayList<>();
    JsonLines.read("--data", file, line -> rows.add(of(line)));
    return rows;
  }

  private static DataRow of(JsonLines.Line line) {
    String id = line.json().path("id").asText(Integer.toString(line.number()));
    List<Message> messages =
        line.messages().stream().map(m -> new Message(m.getRole(), m.getContent())).toList();
    Message last = messages.get(messages.size() - 1);
    if (last.role().equals("assistant") && messages.size() > 1) {
      List<Message> prompt = messages.subList(0, messages.size() - 1);
      return new DataRow(id, prompt, Optional.of(last.content()));
    }
    JsonNode response = line.json().path("response");
    return new DataRow(id, messages, Optional.ofNullable(response.textValue()));
  }
}
