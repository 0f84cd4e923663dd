package io.miso.trainer.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The ids that a tokenizer gives.
 *
 * @param ids the id of every token, added ones included
 */
record Vocabulary(Map<String, Integer> ids) {

  Vocabulary {
    ids = Map.copyOf(ids);
  }

  /** The vocabulary in a tokenizer.json: an object of ids, or a list of pairs for unigrams. */
  static Vocabulary of(JsonNode tokenizer) {
    Map<String, Integer> ids = new HashMap<>();
    JsonNode vocabulary = tokenizer.path("model").path("vocab");
    if (vocabulary.isArray()) {
      vocabulary.forEach(pair -> ids.put(pair.path(0).asText(), ids.size()));
    }
    vocabulary.properties().forEach(entry -> ids.put(entry.getKey(), entry.getValue().asInt()));
    tokenizer
        .path("added_tokens")
        .forEach(added -> ids.put(added.path("content").asText(), added.path("id").asInt()));
    return new Vocabulary(ids);
  }

  int size() {
    return ids.values().stream().mapToInt(id -> id + 1).max().orElse(0);
  }

  /** The id of the special token with a name such as {@code eos_token}, if the folder sets it. */
  OptionalInt idOfSpecial(String name, Map<String, String> specialTokens) {
    String token = specialTokens.get(name);
    if (token == null) {
      return OptionalInt.empty();
    }
    Integer id = ids.get(token);
    if (id == null) {
      throw new TokenizerException(
          name
              + " of tokenizer_config.json is '"
              + token
              + "', which tokenizer.json lacks: name one of its tokens, or add it there");
    }
    return OptionalInt.of(id);
  }
}
