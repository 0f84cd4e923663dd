package io.miso.trainer.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Renders a file of conversations with a template, to compare it with another renderer. */
public final class ChatTemplateCases {
  private ChatTemplateCases() {}

  /**
   * One map a case, in order: {@code rendered} with the text, or {@code error} with the reason.
   *
   * @param template a file of Jinja source
   * @param cases a JSON object: strings as special tokens ({@code bos_token}, ...), {@code
   *     variables} with further strings, and {@code cases}, each with {@code messages} and {@code
   *     add_generation_prompt}
   * @throws ChatTemplateException if a file is not there, the template is no Jinja, or the cases
   *     have another form
   */
  public static List<Map<String, String>> renderCases(Path template, Path cases) {
    String source = read("--chat-template", template);
    try {
      JsonNode root = new ObjectMapper().readTree(read("--cases", cases));
      if (!root.path("cases").isArray()) {
        throw new ChatTemplateException(cases + " has no list \"cases\": give one");
      }
      ChatTemplate chat = ChatTemplate.of(source, variables(root));
      List<Map<String, String>> results = new ArrayList<>();
      root.path("cases").forEach(item -> results.add(render(chat, item)));
      return results;
    } catch (JsonProcessingException e) {
      throw new ChatTemplateException(cases + " is not JSON: " + e.getOriginalMessage());
    }
  }

  private static String read(String option, Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new ChatTemplateException(option + " " + file + " does not exist: name a file");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + option + " " + file + ": " + e, e);
    }
  }

  private static Map<String, String> variables(JsonNode root) {
    Map<String, String> variables = new HashMap<>();
    for (JsonNode holder : List.of(root, root.path("variables"))) {
      holder
          .properties()
          .forEach(
              field -> {
                if (field.getValue().isTextual()) {
                  variables.put(field.getKey(), field.getValue().asText());
                }
              });
    }
    return variables;
  }

  private static Map<String, String> render(ChatTemplate chat, JsonNode item) {
    try {
      List<Message> messages = new ArrayList<>();
      item.path("messages").forEach(turn -> messages.add(message(turn)));
      boolean prompt = item.path("add_generation_prompt").asBoolean();
      return Map.of("rendered", chat.render(messages, prompt));
    } catch (ChatTemplateException e) {
      return Map.of("error", String.valueOf(e.getMessage()));
    }
  }

  private static Message message(JsonNode turn) {
    JsonNode role = turn.path("role");
    JsonNode content = turn.path("content");
    if (!role.isTextual() || !content.isTextual()) {
      throw new ChatTemplateException(
          "A message's role and content must be strings, this one is " + turn);
    }
    return new Message(role.asText(), content.asText());
  }
}
