package io.miso.trainer.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
   * @throws ChatTemplateException if the template is no Jinja, or the cases have another form
   * @throws UncheckedIOException if a file cannot be read or holds no JSON
   */
  public static List<Map<String, String>> renderCases(Path template, Path cases) {
    try {
      JsonNode root = new ObjectMapper().readTree(Files.readAllBytes(cases));
      if (!root.path("cases").isArray()) {
        throw new ChatTemplateException(cases + " has no list \"cases\": give one");
      }
      ChatTemplate chat = ChatTemplate.of(Files.readString(template), variables(root));
      List<Map<String, String>> results = new ArrayList<>();
      root.path("cases").forEach(item -> results.add(render(chat, item)));
      return results;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + template + " or " + cases, e);
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
