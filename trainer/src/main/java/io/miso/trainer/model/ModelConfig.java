package io.miso.trainer.model;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The shape of a decoder of the Llama family, from config.json.
 *
 * @param vocabulary V, rows of the embedding
 * @param hidden D
 * @param intermediate width of the feed-forward layer
 * @param layers how many decoder layers
 * @param heads H, query heads
 * @param keyHeads K, key and value heads; divides H
 * @param headSize d
 * @param normEpsilon added to the mean square in RMS norms
 * @param rope the rotary positions
 * @param tied true if the output head is the embedding
 * @param extras what its layers have beside Llama's nine weights
 * @param window how many tokens a query sees, its own included; 0: all before it
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
    Rope rope,
    boolean tied,
    Extras extras,
    int window) {
  /** The file's name in a model folder. */
  public static final String FILE = "config.json";

  /** Weights of a layer without extras. */
  private static final int NINE = 9;

  /**
   * Rotary positions, scaled as in Llama 3 where {@code original} is not 0.
   *
   * @param theta base of the frequencies
   * @param factor by which waves are stretched
   * @param low waves that fit less often than this into the original length are stretched
   * @param high waves that fit more often stay as they are; those between are mixed
   * @param original the length that the model was made for, in tokens; 0: all waves are stretched
   */
  public record Rope(double theta, double factor, double low, double high, int original) {
    /** Without scaling. */
    public static Rope of(double theta) {
      return new Rope(theta, 1, 1, 1, 0);
    }
  }

  /**
   * Weights that some families add to a layer.
   *
   * @param inputBias biases of the query, key and value projections
   * @param outputBias a bias of attention's output projection
   * @param gateBias biases of the feed-forward projections
   * @param headNorms norms of each query and key head
   */
  public record Extras(boolean inputBias, boolean outputBias, boolean gateBias, boolean headNorms) {
    /** None: plain Llama. */
    public static final Extras NONE = new Extras(false, false, false, false);
  }

  /**
   * Reads a folder's config.json.
   *
   * @throws ModelException if it is missing, broken, or describes a model this code does not know
   */
  public static ModelConfig read(Path folder) {
    return ConfigFile.read(folder.resolve(FILE));
  }

  /** A Llama without extras. */
  public static ModelConfig llama(
      int vocabulary, int hidden, int intermediate, int layers, int heads, int keyHeads) {
    return new ModelConfig(
        vocabulary,
        hidden,
        intermediate,
        layers,
        heads,
        keyHeads,
        hidden / heads,
        1e-5,
        Rope.of(10_000),
        false,
        Extras.NONE,
        0);
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
      extras(layer, all);
    }
    all.put("model.embed_tokens.weight", new long[] {vocabulary, hidden});
    all.put("model.norm.weight", new long[] {hidden});
    if (!tied) {
      all.put("lm_head.weight", new long[] {vocabulary, hidden});
    }
    return all;
  }

  private void extras(String layer, Map<String, long[]> all) {
    long queries = (long) heads * headSize;
    long keys = (long) keyHeads * headSize;
    if (extras.inputBias) {
      all.put(layer + "self_attn.q_proj.bias", new long[] {queries});
      all.put(layer + "self_attn.k_proj.bias", new long[] {keys});
      all.put(layer + "self_attn.v_proj.bias", new long[] {keys});
    }
    if (extras.outputBias) {
      all.put(layer + "self_attn.o_proj.bias", new long[] {hidden});
    }
    if (extras.gateBias) {
      all.put(layer + "mlp.gate_proj.bias", new long[] {intermediate});
      all.put(layer + "mlp.up_proj.bias", new long[] {intermediate});
      all.put(layer + "mlp.down_proj.bias", new long[] {hidden});
    }
    if (extras.headNorms) {
      all.put(layer + "self_attn.q_norm.weight", new long[] {headSize});
      all.put(layer + "self_attn.k_norm.weight", new long[] {headSize});
    }
  }

  /** Where the script finds a layer's weights: how many there are, and where its extras begin. */
  Map<String, Integer> places() {
    Map<String, Integer> places = new LinkedHashMap<>();
    int next = NINE;
    next = place(places, "input_bias", extras.inputBias, next, 3);
    next = place(places, "output_bias", extras.outputBias, next, 1);
    next = place(places, "gate_bias", extras.gateBias, next, 3);
    next = place(places, "head_norms", extras.headNorms, next, 2);
    places.put("stride", next);
    return places;
  }

  private static int place(
      Map<String, Integer> places, String name, boolean there, int next, int count) {
    places.put(name, there ? next : 0);
    return there ? next + count : next;
  }

  /**
   * Weights of layers that the configuration does not count would be left out without a word.
   *
   * @throws ModelException naming the first such weight
   */
  void refuseMoreLayers(Collection<String> names) {
    String beyond = "model.layers." + layers + ".";
    for (String name : names) {
      if (name.startsWith(beyond)) {
        throw new ModelException(
            "%s: num_hidden_layers is %d, but the weights hold %s. Fetch both files again."
                .formatted(FILE, layers, name));
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
