package io.miso.trainer.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The shape of a Llama decoder, from config.json.
 *
 * @param vocabulary V, rows of the embedding
 * @param hidden D
 * @param intermediate width of the feed-forward layer
 * @param layers how many decoder layers
 * @param heads H, query heads
 * @param keyHeads K, key and value heads; divides H
 * @param headSize d
 * @param normEpsilon added to the mean square in RMS norms
 * @param ropeTheta base of the rotary frequencies
 * @param tied true if the output head is the embedding
 */
public record ModelConfig(
    int vocabulary,
    int hidden,
    int intermediate,
    int layers,
    int heads,
    int keyHeads,
    int headSize,
    double normEpsilon,
    double ropeTheta,
    boolean tied) {
  /** The file's name in a model folder. */
  public static final String FILE = "config.json";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /**
   * Reads a folder's config.json.
   *
   * @throws ModelException if it is missing, broken, or describes a model this code does not know
   */
  public static ModelConfig read(Path folder) {
    Path file = folder.resolve(FILE);
    JsonNode node = json(file);
    refuseUnknown(file, node);
    int hidden = number(file, node, "hidden_size");
    int heads = number(file, node, "num_attention_heads");
    ModelConfig config =
        new ModelConfig(
            number(file, node, "vocab_size"),
            hidden,
            number(file, node, "intermediate_size"),
            number(file, node, "num_hidden_layers"),
            heads,
            node.path("num_key_value_heads").asInt(heads),
            node.path("head_dim").asInt(hidden / heads),
            node.path("rms_norm_eps").asDouble(1e-6),
            theta(node),
            node.path("tie_word_embeddings").asBoolean(false));
    if (config.heads % config.keyHeads != 0 || config.headSize % 2 != 0) {
      throw new ModelException(
          "%s: %d heads on %d key heads of size %d do not fit together"
              .formatted(file, config.heads, config.keyHeads, config.headSize));
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

  private static void refuseUnknown(Path file, JsonNode node) {
    String architecture = node.path("architectures").path(0).asText("none");
    if (!architecture.equals("LlamaForCausalLM")) {
      throw unknown(file, "architectures", architecture, "LlamaForCausalLM");
    }
    for (String bias : new String[] {"attention_bias", "mlp_bias"}) {
      if (node.path(bias).asBoolean(false)) {
        throw unknown(file, bias, "true", "false");
      }
    }
    String activation = node.path("hidden_act").asText("silu");
    if (!activation.equals("silu")) {
      throw unknown(file, "hidden_act", activation, "silu");
    }
    for (String key : new String[] {"rope_scaling", "rope_parameters"}) {
      JsonNode scaling = node.path(key);
      String type = scaling.path("rope_type").asText(scaling.path("type").asText("default"));
      if (scaling.isObject() && !type.equals("default")) {
        throw unknown(file, key + ".rope_type", type, "default");
      }
    }
  }

  private static ModelException unknown(Path file, String key, String value, String known) {
    return new ModelException(
        file + ": " + key + " is " + value + ", but Miso knows " + known + " only so far");
  }

  private static double theta(JsonNode node) {
    return node.path("rope_theta")
        .asDouble(node.path("rope_parameters").path("rope_theta").asDouble(10_000));
  }

  private static int number(Path file, JsonNode node, String key) {
    JsonNode value = node.path(key);
    if (!value.isInt() || value.asInt() < 1) {
      throw new ModelException(
          file + ": " + key + " is " + value + ", but must be a whole number from 1");
    }
    return value.asInt();
  }

  /** Every weight's name in Hugging Face's checkpoint and its shape, in the script's order. */
  public Map<String, long[]> weights() {
    Map<String, long[]> all = new LinkedHashMap<>();
    long queries = (long) heads * headSize;
    long keys = (long) keyHeads * headSize;
    for (int i = 0; i < layers; i++) {
      String layer = "model.layers." + i + ".";
      all.put(layer + "input_layernorm.weight", new long[] {hidden});
      all.put(layer + "self_attn.q_proj.weight", new long[] {queries, hidden});
      all.put(layer + "self_attn.k_proj.weight", new long[] {keys, hidden});
      all.put(layer + "self_attn.v_proj.weight", new long[] {keys, hidden});
      all.put(layer + "self_attn.o_proj.weight", new long[] {hidden, queries});
      all.put(layer + "post_attention_layernorm.weight", new long[] {hidden});
      all.put(layer + "mlp.gate_proj.weight", new long[] {intermediate, hidden});
      all.put(layer + "mlp.up_proj.weight", new long[] {intermediate, hidden});
      all.put(layer + "mlp.down_proj.weight", new long[] {hidden, intermediate});
    }
    all.put("model.embed_tokens.weight", new long[] {vocabulary, hidden});
    all.put("model.norm.weight", new long[] {hidden});
    if (!tied) {
      all.put("lm_head.weight", new long[] {vocabulary, hidden});
    }
    return all;
  }

  /**
   * Weights of layers that the configuration does not count would be left out without a word.
   *
   * @throws ModelException naming the first such weight
   */
  void refuseMoreLayers(Path folder, Collection<String> names) {
    String beyond = "model.layers." + layers + ".";
    for (String name : names) {
      if (name.startsWith(beyond)) {
        throw new ModelException(
            "%s: num_hidden_layers is %d, but the weights hold %s. Fetch both files again."
                .formatted(folder.resolve(FILE), layers, name));
      }
    }
  }

  /** How many numbers the weights hold. */
  public long parameters() {
    return weights().values().stream()
        .mapToLong(shape -> shape.length == 1 ? shape[0] : shape[0] * shape[1])
        .sum();
  }
}
