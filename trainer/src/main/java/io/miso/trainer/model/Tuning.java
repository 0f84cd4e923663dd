package io.miso.trainer.model;

import io.miso.config.MisoConfig;
import io.miso.trainer.pack.Form;

/**
 * How a model is trained.
 *
 * @param form how tail tokens attend
 * @param recomputed a layer's inside is forgotten and computed again when its gradients are: less
 *     memory, more time
 * @param lora adapters that are trained in the weights' stead, or none
 */
public record Tuning(Form form, boolean recomputed, Lora lora) {
  /** How the settings want it. */
  public static Tuning of(MisoConfig config) {
    return new Tuning(Form.of(config), config.train().recompute(), Lora.of(config.lora()));
  }

  /** All weights, nothing computed twice. */
  public static Tuning full(Form form) {
    return new Tuning(form, false, Lora.NONE);
  }
}
