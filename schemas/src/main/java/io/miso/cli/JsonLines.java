package io.miso.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miso.schemas.Message;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Files of one JSON object a line, as commands read and write them. */
public final class JsonLines {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private JsonLines() {}

  /**
   * One line of a file.
   *
   * @param number from 1
   */
  public record Line(Path file, int number, ObjectNode json) {
    /** The conversation of a {@code prompt} or of {@code messages}; never empty. */
    public List<Message> messages() {
      if (json.path("prompt").isTextual()) {
        return List.of(new Message("user", json.path("prompt").textValue()));
      }
      List<Message> messages = new ArrayList<>();
      for (JsonNode message : json.path("messages")) {
        messages.add(new Message(text(message, "role"), text(message, "content")));
      }
      if (messages.isEmpty()) {
        throw wrong("has neither a text 'prompt' nor a list 'messages': give one of them");
      }
      return messages;
    }

    /** A text that must be there. */
    public String text(String name) {
      JsonNode value = json.path(name);
      if (value.isTextual()) {
        return value.textValue();
      }
      throw wrong(absent(name, value, "text"));
    }

    /** A list that must be there. */
    public List<JsonNode> list(String name) {
      JsonNode value = json.path(name);
      if (!value.isArray()) {
        throw wrong(absent(name, value, "list"));
      }
      List<JsonNode> entries = new ArrayList<>();
      value.forEach(entries::add);
      return entries;
    }

    private String absent(String name, JsonNode value, String wanted) {
      List<String> names = new ArrayList<>();
      json.fieldNames().forEachRemaining(names::add);
      return value.isMissingNode()
          ? "lacks the " + wanted + " '" + name + "'; it has " + names
          : "has for '" + name + "' no " + wanted + ": " + value;
    }

    private String text(JsonNode message, String name) {
      if (!message.path(name).isTextual()) {
        throw wrong("has a message without a text '" + name + "': give it one");
      }
      return message.path(name).textValue();
    }

    /** The refusal of this line, which names it. */
    public IllegalArgumentException wrong(String what) {
      return new IllegalArgumentException(file + " line " + number + " " + what);
    }
  }

  /**
   * Gives every line that is not blank to the action, in their order.
   *
   * @param option the option that names the file, for messages
   * @throws IllegalArgumentException naming file, line and what is wrong
   */
  public static void read(String option, Path file, Consumer<Line> action) {
    int number = 0;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String text = lines.readLine(); text != null; text = lines.readLine()) {
        number++;
        if (!text.isBlank()) {
          action.accept(parse(file, number, text));
        }
      }
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          file + " is not UTF-8 after line " + number + ": save it as UTF-8", e);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(option + " " + file + " does not exist: name a file", e);
    } catch (IOException e) {
      throw new IllegalArgumentException("Cannot read " + option + " " + file + ": " + e, e);
    }
  }

  /** All lines of a file that are not blank, in their order; see {@link #read}. */
  public static List<Line> readAll(String option, Path file) {
    List<Line> lines = new ArrayList<>();
    read(option, file, lines::add);
    return lines;
  }

  private static Line parse(Path file, int number, String text) {
    String problem = "JSON, but no object";
    try {
      if (MAPPER.readTree(text) instanceof ObjectNode json) {
        return new Line(file, number, json);
      }
    } catch (JsonProcessingException e) {
      problem = "not JSON (" + e.getOriginalMessage() + ")";
    }
    throw new IllegalArgumentException(
        "%s line %d is %s: write one JSON object a line".formatted(file, number, problem));
  }

  /** Writes a file of the nodes that the source gives; see {@link WholeFile}. */
  public static void write(Path file, Consumer<Consumer<JsonNode>> source) {
    WholeFile.write(
        file,
        partial -> {
          try (BufferedWriter lines = Files.newBufferedWriter(partial)) {
            source.accept(node -> writeLine(lines, node));
          }
        });
  }

  private static void writeLine(BufferedWriter lines, JsonNode node) {
    try {
      lines.write(node.toString());
      lines.newLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
