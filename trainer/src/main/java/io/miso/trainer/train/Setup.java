package io.miso.trainer.train;

import ai.djl.pytorch.jni.ScriptModule;
import io.miso.cli.Reporter;
import io.miso.schemas.TrainerState;
import io.miso.store.ObjectStore;
import io.miso.trainer.evaluate.Evaluator;
import io.miso.trainer.model.Llama;
import io.miso.trainer.model.Optimizer;
import io.miso.trainer.text.SampleEncoder;
import io.miso.trainer.text.Tokenizer;
import java.util.List;
import java.util.Optional;

/** A run, opened: everything loaded, and restored where a checkpoint is. */
record Setup(
    ObjectStore store,
    Settings settings,
    TrainerState state,
    Tokenizer tokenizer,
    SampleEncoder encoder,
    Llama model,
    Optimizer optimizer,
    Checkpoints checkpoints,
    Evaluator evaluator)
    implements AutoCloseable {

  static Setup open(ObjectStore store, Settings settings, Reporter reporter) {
    ScriptModule.threads(settings.threads());
    Checkpoints checkpoints =
        new Checkpoints(
            store, settings.config().run().name(), settings.config().train().keepCheckpoints());
    Optional<TrainerState> saved =
        checkpoints.newest(
            step ->
                reporter.say(
                    "the checkpoint at step %d is torn, altered or incomplete and is passed over"
                        .formatted(step)));
    saved.ifPresent(state -> check(settings, state, reporter));
    Tokenizer tokenizer = Tokenizer.load(settings.model());
    Llama model =
        saved.isPresent()
            ? Llama.load(settings.model(), checkpoints.weights(saved.get()), settings.tuning())
            : Llama.load(settings.model(), settings.tuning(), settings.config().train().seed());
    Optimizer optimizer = model.optimizer();
    saved.ifPresent(state -> optimizer.restore(checkpoints.optimizer(state)));
    reporter.say(
        saved
            .map(state -> "resumed from the checkpoint at step " + state.getStep())
            .orElse("starting from " + settings.model()));
    return new Setup(
        store,
        settings,
        saved.orElseGet(() -> Progress.fresh(settings)),
        tokenizer,
        new SampleEncoder(tokenizer, settings.config().train().maxTokens()),
        model,
        optimizer,
        checkpoints,
        Evaluator.of(settings.config(), tokenizer));
  }

  private static void check(Settings settings, TrainerState state, Reporter reporter) {
    settings.requireSameModel(state);
    String path = settings.config().model().path();
    if (!state.getModelPath().equals(path)) {
      reporter.say(
          "this run began with model.path=%s and goes on from its own %s"
              .formatted(
                  state.getModelPath(),
                  settings.tuning().lora().isUsed()
                      ? "adapters, on the same weights in " + path
                      : "weights, not from " + path));
    }
    if (state.getThreads() != settings.threads()) {
      reporter.say(
          "this run began with %d threads and goes on with %d: weights may differ in the last bits"
              .formatted(state.getThreads(), settings.threads()));
    }
    List<String> differences = settings.differences(state);
    if (!differences.isEmpty()) {
      reporter.say(
          "training settings changed since the last checkpoint: " + String.join("; ", differences));
    }
    state.setTrainConfig(settings.trajectory());
    state.setModelPath(path);
  }

  @Override
  public void close() {
    model.close();
    tokenizer.close();
  }
}
