package io.miso.trainer.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.miso.trainer.model.ModelConfig.Extras;
import io.miso.trainer.model.ModelConfig.Rope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * A config.json as Hugging Face writes it. What is absent has the family's default there; what
 * would change the computation and is not known here is refused by name.
 */
final class ConfigFile {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String LLAMA = "LlamaForCausalLM";
  private static final String MISTRAL = "MistralForCausalLM";
  private static final String QWEN2 = "Qwen2ForCausalLM";
  private static final String QWEN3 = "Qwen3ForCausalLM";
  private static final List<String> KNOWN = List.of(LLAMA, MISTRAL, QWEN2, QWEN3);
  private static final int MISTRAL_WINDOW = 4096;
  private static final int QWEN3_HEAD = 128;

  private final Path file;
  private final JsonNode node;
  private final String family;

  private ConfigFile(Path file, JsonNode node) {
    this.file = file;
    this.node = node;
    this.family = node.path("architectures").path(0).asText("none");
  }

  static ModelConfig read(Path file) {
    return new ConfigFile(file, json(file)).read();
  }

  private ModelConfig read() {
    refuseUnknown();
    int hidden = number("hidden_size");
    int heads = number("num_attention_heads");
    ModelConfig config =
        new ModelConfig(
            number("vocab_size"),
            hidden,
            number("intermediate_size"),
            number("num_hidden_layers"),
            heads,
            node.path("num_key_value_heads").asInt(heads),
            node.path("head_dim").asInt(family.equals(QWEN3) ? QWEN3_HEAD : hidden / heads),
            node.path("rms_norm_eps").asDouble(1e-6),
            rope(),
            node.path("tie_word_embeddings").asBoolean(false),
            extras(),
            window());
    if (config.heads() % config.keyHeads() != 0 || config.headSize() % 2 != 0) {
      throw new ModelException(
          "%s: %d heads on %d key heads of size %d do not fit together"
              .formatted(file, config.heads(), config.keyHeads(), config.headSize()));
    }
    return config;
  }

  private static JsonNode json(Path file) {
    try {
      return MAPPER.readTree(Files.readString(file));
    } catch (JsonProcessingException e) {
      throw new ModelException(
          file + " is no JSON, it may be cut off: copy it anew from its source", e);
    } catch (IOException e) {
      throw new ModelException(
          file
              + (Files.exists(file) ? " cannot be read" : " does not exist")
              + ". Name a Hugging Face folder with config.json, tokenizer.json and *.safetensors,"
              + " or tiny.",
          e);
    }
  }

  private void refuseUnknown() {
    if (!KNOWN.contains(family)) {
      throw unknown("architectures", family, String.join(", ", KNOWN));
    }
    String activation = node.path("hidden_act").asText("silu");
    if (!activation.equals("silu")) {
      throw unknown("hidden_act", activation, "silu");
    }
    boolean mixed =
        StreamSupport.stream(node.path("layer_types").spliterator(), false)
            .anyMatch(type -> !family.equals(MISTRAL) && !type.asText().equals("full_attention"));
    if (mixed || node.path("use_sliding_window").asBoolean(false)) {
      throw unknown("use_sliding_window", "true", "windows of all layers alike, as in Mistral,");
    }
  }

  private ModelException unknown(String key, String value, String known) {
    return new ModelException(
        file + ": " + key + " is " + value + ", but Miso knows " + known + " only so far");
  }

  private Extras extras() {
    boolean attention = node.path("attention_bias").asBoolean(false);
    return switch (family) {
      case LLAMA -> new Extras(attention, attention, node.path("mlp_bias").asBoolean(false), false);
      case QWEN2 -> new Extras(true, false, false, false);
      case QWEN3 -> new Extras(attention, attention, false, true);
      default -> Extras.NONE;
    };
  }

  private int window() {
    JsonNode window = node.path("sliding_window");
    if (!family.equals(MISTRAL) || window.isNull()) {
      return 0;
    }
    return window.isMissingNode() ? MISTRAL_WINDOW : number("sliding_window");
  }

  /** Older files say {@code rope_scaling} beside {@code rope_theta}, newer ones all in one. */
  private Rope rope() {
    String key = node.path("rope_parameters").isObject() ? "rope_parameters" : "rope_scaling";
    JsonNode scaling = node.path(key);
    double theta = node.path("rope_theta").asDouble(scaling.path("rope_theta").asDouble(10_000));
    String type = scaling.path("rope_type").asText(scaling.path("type").asText("default"));
    return switch (type) {
      case "default" -> Rope.of(theta);
      case "linear" -> new Rope(theta, positive(key, scaling, "factor"), 1, 1, 0);
      case "llama3" ->
          new Rope(
              theta,
              positive(key, scaling, "factor"),
              positive(key, scaling, "low_freq_factor"),
              positive(key, scaling, "high_freq_factor"),
              (int) positive(key, scaling, "original_max_position_embeddings"));
      default -> throw unknown(key + ".rope_type", type, "default, linear and llama3");
    };
  }

  private double positive(String parent, JsonNode object, String key) {
    double value = object.path(key).asDouble(0);
    if (!(value > 0)) {
      throw new ModelException(
          "%s: %s.%s is %s, but must be a number above 0"
              .formatted(file, parent, key, object.path(key)));
    }
    return value;
  }

  private int number(String key) {
    JsonNode value = node.path(key);
    if (!value.isInt() || value.asInt() < 1) {
      throw new ModelException(
          file + ": " + key + " is " + value + ", but must be a whole number from 1");
    }
    return value.asInt();
  }
}
