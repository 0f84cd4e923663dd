package io.miso.trainer.model;

import io.miso.config.LoraConfig;
import io.miso.schemas.Adapters;
import io.miso.store.Digests;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * Adapters of low rank (arXiv 2106.09685): a matrix W stays as it is, and W + alpha / rank * B A is
 * computed with, where only A and B are trained. Names, shapes and first values are those of PEFT.
 *
 * @param rank r, rows of every A and columns of every B; 0: no adapters
 * @param alpha the scale times r
 * @param dropout the share of an adapter's inputs that is left out while training
 * @param targets names of the adapted matrices, some of {@link LoraConfig#MATRICES}
 */
public record Lora(int rank, double alpha, double dropout, List<String> targets) {
  /** No adapters: all weights are trained. */
  public static final Lora NONE = new Lora(0, 0, 0, List.of());

  private static final String PREFIX = "base_model.model.";
  private static final String A = ".lora_A.weight";
  private static final String B = ".lora_B.weight";

  /** The weights of a layer without extras; an adapter's slot is the place of its matrix. */
  private static final int SLOTS = 9;

  /** The adapters that the settings want. */
  public static Lora of(LoraConfig config) {
    return config.rank() == 0
        ? NONE
        : new Lora(
            config.rank(),
            config.alpha() > 0 ? config.alpha() : 2.0 * config.rank(),
            config.dropout(),
            config.matrices());
  }

  /** The adapters that a checkpoint notes. */
  public static Lora of(Adapters noted) {
    return noted.getRank() == 0
        ? NONE
        : new Lora(noted.getRank(), noted.getAlpha(), 0, noted.getTargets());
  }

  /**
   * What a checkpoint notes of these adapters; they fit no other base.
   *
   * @param base the folder of the model that they adapt
   */
  public Adapters note(Path base) {
    if (!isUsed()) {
      return new Adapters(0, 0.0, List.of(), "");
    }
    StringBuilder digests = new StringBuilder();
    for (Path file : Safetensors.filesOf(base)) {
      try {
        digests.append(Digests.sha256(file));
      } catch (IOException e) {
        throw new ModelException("Cannot read " + file + ": " + e.getMessage(), e);
      }
    }
    return new Adapters(rank, alpha, targets, Digests.sha256(digests.toString()));
  }

  /** Copies and orders the targets. */
  public Lora {
    targets = LoraConfig.MATRICES.stream().filter(targets::contains).toList();
  }

  /** Whether there are adapters. */
  public boolean isUsed() {
    return rank > 0;
  }

  /** What a pair's product is scaled by. */
  public double scale() {
    return isUsed() ? alpha / rank : 0;
  }

  /** A matrix's name in the checkpoint and those of its pair. */
  record Pair(String matrix, String a, String b) {}

  /** The pairs of a model in the script's order, layer by layer. */
  List<Pair> pairs(ModelConfig config) {
    List<Pair> pairs = new ArrayList<>();
    for (String name : config.weights().keySet()) {
      String module = name.replaceAll("\\.weight$", "");
      if (targets.contains(module.substring(module.lastIndexOf('.') + 1))
          && name.endsWith(".weight")) {
        pairs.add(new Pair(name, PREFIX + module + A, PREFIX + module + B));
      }
    }
    return pairs;
  }

  /** Names and shapes of all adapters in the script's order. */
  Map<String, long[]> weights(ModelConfig config) {
    Map<String, long[]> all = new LinkedHashMap<>();
    Map<String, long[]> base = config.weights();
    for (Pair pair : pairs(config)) {
      long[] shape = Objects.requireNonNull(base.get(pair.matrix()), pair.matrix());
      all.put(pair.a(), new long[] {rank, shape[1]});
      all.put(pair.b(), new long[] {shape[0], rank});
    }
    return all;
  }

  /**
   * The first values of an adapter by its shape: A uniform between plus and minus one over the root
   * of its columns, B zero.
   */
  float[] first(String name, long[] shape, Random random) {
    float[] values = new float[Math.toIntExact(shape[0] * shape[1])];
    if (name.endsWith(A)) {
      double bound = 1 / Math.sqrt(shape[1]);
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (bound * (2 * random.nextDouble() - 1));
      }
    }
    return values;
  }

  /** What the script has to know. */
  Map<String, Object> settings() {
    List<Integer> places = new ArrayList<>();
    for (int slot = 0; slot < SLOTS; slot++) {
      int target = targets.indexOf(nameOf(slot));
      places.add(target < 0 ? -1 : 2 * target);
    }
    return Map.of(
        "adapters",
        places,
        "adapter_stride",
        2 * targets.size(),
        "adapter_scale",
        scale(),
        "dropout",
        dropout);
  }

  /** The name of the matrix at a slot of a layer; those of norms are none. */
  private static String nameOf(int slot) {
    return switch (slot) {
      case 1, 2, 3, 4 -> LoraConfig.MATRICES.get(slot - 1);
      case 6, 7, 8 -> LoraConfig.MATRICES.get(slot - 2);
      default -> "";
    };
  }
}
