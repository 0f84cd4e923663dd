package io.miso.trainer.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The text files of a Hugging Face model folder.
 *
 * @param folder where they lie
 */
record ModelFiles(Path folder) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TOKENIZER = "tokenizer.json";
  private static final String CONFIG = "tokenizer_config.json";
  private static final String TEMPLATE = "chat_template.jinja";
  private static final List<String> SPECIAL_TOKENS =
      List.of(
          "bos_token",
          "eos_token",
          "unk_token",
          "sep_token",
          "pad_token",
          "cls_token",
          "mask_token");

  /** The definition of the tokenizer. */
  JsonNode tokenizer() {
    JsonNode tokenizer = read(TOKENIZER);
    if (tokenizer.isMissingNode()) {
      throw new TokenizerException(
          "No " + TOKENIZER + " in " + folder + ": give a folder with a fast tokenizer");
    }
    if (!tokenizer.path("model").path("vocab").isContainerNode()) {
      throw new TokenizerException(
          folder.resolve(TOKENIZER) + " has no model.vocab: copy it anew from its source");
    }
    return tokenizer;
  }

  /** The special tokens by name, {@code eos_token} for instance; those that are set. */
  Map<String, String> specialTokens() {
    JsonNode config = read(CONFIG);
    Map<String, String> tokens = new HashMap<>();
    for (String name : SPECIAL_TOKENS) {
      JsonNode value = config.path(name);
      JsonNode content = value.isObject() ? value.path("content") : value;
      if (content.isTextual()) {
        tokens.put(name, content.asText());
      }
    }
    return tokens;
  }

  /** The ids at which generation ends, of generation_config.json or else config.json. */
  Set<Integer> endTokens() {
    for (String file : List.of("generation_config.json", "config.json")) {
      JsonNode eos = read(file).path("eos_token_id");
      if (eos.isInt() || eos.isArray()) {
        Set<Integer> ids = new TreeSet<>();
        (eos.isArray() ? eos : List.of(eos)).forEach(id -> ids.add(id.asInt()));
        return ids;
      }
    }
    return Set.of();
  }

  /** The source of the chat template: chat_template.jinja, or else tokenizer_config.json's. */
  String chatTemplate() {
    Optional<String> file = text(TEMPLATE);
    JsonNode inside = read(CONFIG).path("chat_template");
    if (file.isPresent()) {
      return file.get();
    }
    if (inside.isTextual()) {
      return inside.asText();
    }
    for (JsonNode named : inside) {
      if (named.path("name").asText().equals("default")) {
        return named.path("template").asText();
      }
    }
    throw new TokenizerException(
        folder
            + " has neither "
            + TEMPLATE
            + " nor a chat_template named \"default\" in "
            + CONFIG
            + ": take an instruction-tuned model, or add "
            + TEMPLATE);
  }

  private JsonNode read(String name) {
    Optional<String> text = text(name);
    try {
      return text.isPresent() ? JSON.readTree(text.get()) : MissingNode.getInstance();
    } catch (JsonProcessingException e) {
      throw new TokenizerException(
          folder.resolve(name) + " is no JSON, it may be cut off: copy it anew from its source", e);
    }
  }

  private Optional<String> text(String name) {
    Path file = folder.resolve(name);
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }
}
