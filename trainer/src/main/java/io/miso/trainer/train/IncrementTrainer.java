package io.miso.trainer.train;

import io.miso.cli.Reporter;
import io.miso.config.MisoConfig;
import io.miso.config.TrainConfig;
import io.miso.schemas.IncrementPlan;
import io.miso.trainer.feed.Cursor;
import io.miso.trainer.model.Llama;
import io.miso.trainer.model.Optimizer;
import io.miso.trainer.pack.Batch;
import io.miso.trainer.pack.Form;
import io.miso.trainer.pack.MicroBatches;
import io.miso.trainer.text.Sample;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Takes optimizer steps: batch, gradients, check, update. */
final class IncrementTrainer {
  /** The engine's generator takes 32 bits, of which a layer's number is added to the seed. */
  private static final int SEEDS = 1 << 30;

  private final Llama model;
  private final Optimizer optimizer;
  private final TrainConfig train;
  private final Form form;
  private final Reporter reporter;
  private final Pace pace;

  IncrementTrainer(
      Llama model, Optimizer optimizer, MisoConfig config, Reporter reporter, Pace pace) {
    this.model = model;
    this.optimizer = optimizer;
    this.train = config.train();
    this.form = Form.of(config);
    this.reporter = reporter;
    this.pace = pace;
  }

  /**
   * Takes one step.
   *
   * @throws TrainingDivergedException before the update, if loss or gradient is not finite
   */
  void step(IncrementPlan plan, Cursor.Step data, Progress progress) {
    long since = pace.now();
    long step = progress.step() + 1;
    float loss = gradients(data.samples(), step);
    float norm =
        Float.isFinite(loss)
            ? optimizer.update(
                step,
                Rates.at(train, plan, step, data.done()),
                train.weightDecay(),
                train.clipNorm())
            : Float.NaN;
    if (!Float.isFinite(norm)) {
      throw new TrainingDivergedException(step, loss, norm, data);
    }
    int tokens = data.samples().stream().mapToInt(Sample::size).sum();
    progress.stepped(loss, tokens, data.samples().size(), data.next());
    pace.stepped(since, tokens, data.samples().size());
    reporter.status(
        Map.of(
            "increment", plan.getIncrement(),
            "step", step,
            "loss", loss,
            "tokensPerSecond", pace.tokensPerSecond(),
            "nextCheckpointSeconds", pace.untilCheckpoint()));
  }

  /** The loss of a step; its gradients then lie beside the weights. */
  private float gradients(List<Sample> samples, long step) {
    float loss = 0;
    Random seeds = new Random(train.seed() * 1_000_003 + step);
    for (Batch batch : MicroBatches.of(samples, form, train.weighting(), train.microTokens())) {
      loss += model.gradients(batch, seeds.nextInt(SEEDS));
    }
    return loss;
  }
}
