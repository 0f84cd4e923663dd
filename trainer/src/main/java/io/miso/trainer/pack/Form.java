package io.miso.trainer.pack;

import io.miso.config.MisoConfig;
import io.miso.config.MisoConfig.Fusion;
import io.miso.config.MisoConfig.Positions;
import io.miso.config.TrainConfig.Objective;

/**
 * How samples are shown to the model. Method: MISO as read from the abstract of arXiv 2505.11922.
 *
 * @param blend lambda, the equal share of every sub-context; 0: ordinary softmax
 * @param isolated sub-contexts do not see one another
 * @param parallel every sub-context's positions start after the prefix
 */
public record Form(double blend, boolean isolated, boolean parallel) {
  /** Plain causal attention: standard fine-tuning and all inference. */
  public static final Form PLAIN = new Form(0, false, false);

  /** The form that the settings ask for. */
  public static Form of(MisoConfig config) {
    if (config.train().method() == Objective.SFT) {
      return PLAIN;
    }
    MisoConfig.Method miso = config.miso();
    return new Form(
        miso.fusion() == Fusion.BLENDED ? miso.lambda() : 0,
        miso.isolation(),
        miso.positions() == Positions.PARALLEL);
  }

  /** True if the tail attends in another way than the rest. */
  boolean splitsTail() {
    return blend > 0 || isolated;
  }
}
