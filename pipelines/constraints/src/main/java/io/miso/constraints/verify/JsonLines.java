package io.miso.constraints.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files of one JSON object a line; blank lines are passed over. */
final class JsonLines {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private JsonLines() {}

  /**
   * One object and where it stands.
   *
   * @param line from 1
   */
  record Row(Path file, int line, ObjectNode object) {
    /** A text that must be there. */
    String text(String name) {
      JsonNode value = object.path(name);
      if (value.isTextual()) {
        return value.textValue();
      }
      throw wrong(
          name
              + (value.isMissingNode() ? " is missing" : " is no text: " + value)
              + "; it has "
              + names());
    }

    /** A list that must be there. */
    List<JsonNode> list(String name) {
      JsonNode value = object.path(name);
      if (!value.isArray()) {
        throw wrong(name + (value.isMissingNode() ? " is missing" : " is no list: " + value));
      }
      List<JsonNode> entries = new ArrayList<>();
      value.forEach(entries::add);
      return entries;
    }

    /** The error that names file and line. */
    IllegalArgumentException wrong(String what) {
      return new IllegalArgumentException(place() + ": " + what);
    }

    String place() {
      return file + ", line " + line;
    }

    private List<String> names() {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      return names;
    }
  }

  /**
   * All rows of a file.
   *
   * @throws IllegalArgumentException naming file and line, when one is no JSON object in UTF-8
   */
  static List<Row> read(Path file) {
    List<Row> rows = new ArrayList<>();
    int line = 0;
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      for (String text = reader.readLine(); text != null; text = reader.readLine()) {
        line++;
        if (!text.isBlank()) {
          rows.add(row(file, line, text));
        }
      }
    } catch (CharacterCodingException broken) {
      throw new IllegalArgumentException(
          file + ", after line " + line + ": bytes that are not UTF-8", broken);
    } catch (IOException unreadable) {
      throw new IllegalArgumentException("Cannot read " + file + ": " + unreadable, unreadable);
    }
    return rows;
  }

  private static Row row(Path file, int line, String text) {
    try {
      if (MAPPER.readTree(text) instanceof ObjectNode object) {
        return new Row(file, line, object);
      }
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException(
          file + ", line " + line + ": not JSON: " + broken.getOriginalMessage(), broken);
    }
    throw new IllegalArgumentException(file + ", line " + line + ": JSON, but not an object");
  }
}
