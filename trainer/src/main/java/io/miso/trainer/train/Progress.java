package io.miso.trainer.train;

import io.miso.schemas.TrainerState;

/** How far a run has come; what a checkpoint saves besides tensors. Changes with every step. */
final class Progress {
  private final TrainerState state;

  Progress(TrainerState state) {
    this.state = TrainerState.newBuilder(state).build();
  }

  /** The state before the first step of a run. */
  static TrainerState fresh(Settings settings) {
    return TrainerState.newBuilder()
        .setStep(0)
        .setIncrement(0)
        .setCursor(0)
        .setIncrementDone(true)
        .setTokens(0)
        .setRecords(0)
        .setSeed(settings.config().train().seed())
        .setThreads(settings.threads())
        .setModelPath(settings.config().model().path())
        .setModelConfigSha256(settings.modelConfigSha256())
        .setTrainConfig(settings.trajectory())
        .setAdapters(settings.adapters())
        .setWeights("")
        .setWeightsSha256("")
        .setOptimizer("")
        .setOptimizerSha256("")
        .build();
  }

  TrainerState state() {
    return state;
  }

  long step() {
    return state.getStep();
  }

  /** The increment that trains next: the one in progress, or the one after the last ended. */
  long nextIncrement() {
    return state.getIncrementDone() ? state.getIncrement() + 1 : state.getIncrement();
  }

  /** Where the increment goes on. */
  long cursor() {
    return state.getIncrementDone() ? 0 : state.getCursor();
  }

  void begin(long increment) {
    state.setIncrement(increment);
    state.setCursor(cursor());
    state.setIncrementDone(false);
  }

  void stepped(float loss, long tokens, long records, long cursor) {
    state.setStep(state.getStep() + 1);
    state.setLastLoss(loss);
    state.setTokens(state.getTokens() + tokens);
    state.setRecords(state.getRecords() + records);
    state.setCursor(cursor);
  }

  void ended(long cursor) {
    state.setCursor(cursor);
    state.setIncrementDone(true);
  }
}
