package io.miso.config;

import java.util.Arrays;
import java.util.List;

/** Adapters of low rank, which are trained in the weights' stead. */
public record LoraConfig(
    @Doc("rank of the adapters; 0: all weights are trained") int rank,
    @Doc("adapters count for alpha / rank; 0: alpha is twice the rank") double alpha,
    @Doc("share of an adapter's inputs that is left out while training") double dropout,
    @Doc("which matrices: all, or some of q_proj, k_proj, ..., with commas between")
        String targets) {
  /** The matrices that can be adapted, in the order of a layer's weights. */
  public static final List<String> MATRICES =
      List.of("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj");

  public LoraConfig {
    Check.between("lora.rank", rank, 0, 4096);
    Check.finite("lora.alpha", alpha, 0, 1e6);
    Check.finite("lora.dropout", dropout, 0, 0.99);
    for (String name : names(targets)) {
      Check.that(MATRICES.contains(name), "lora.targets", name, "all, or some of " + MATRICES);
    }
  }

  /** The names of the adapted matrices. */
  public List<String> matrices() {
    return names(targets);
  }

  private static List<String> names(String targets) {
    return targets.equals("all")
        ? MATRICES
        : Arrays.stream(targets.split(",", -1)).map(String::strip).toList();
  }
}
