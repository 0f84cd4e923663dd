package io.miso.trainer.train;

import io.miso.cli.Reporter;
import io.miso.cli.StopSignal;
import io.miso.config.MisoConfig;
import io.miso.config.TrainConfig;
import io.miso.schemas.Evaluation;
import io.miso.schemas.IncrementPlan;
import io.miso.schemas.ShardManifest;
import io.miso.shards.Improvement;
import io.miso.store.ObjectStore;
import io.miso.trainer.evaluate.Evaluations;
import io.miso.trainer.evaluate.Evaluator;
import io.miso.trainer.feed.Cursor;
import io.miso.trainer.feed.Planner;
import io.miso.trainer.feed.Plans;
import io.miso.trainer.feed.Records;
import io.miso.trainer.model.Llama;
import io.miso.trainer.model.Optimizer;
import io.miso.trainer.promote.Promotions;
import io.miso.trainer.text.SampleEncoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From plan to checkpoint, increment after increment. */
final class TrainingLoop {
  private static final long POLL_MILLIS = 500;

  private final ObjectStore store;
  private final MisoConfig config;
  private final Llama model;
  private final Optimizer optimizer;
  private final SampleEncoder encoder;
  private final Plans plans;
  private final Planner planner;
  private final Checkpoints checkpoints;
  private final Evaluator evaluator;
  private final Evaluations evaluations;
  private final Promotions promotions;
  private final Reporter reporter;
  private final StopSignal stop;
  private final Pace pace;
  private final IncrementTrainer trainer;
  private final Progress progress;
  private long savedStep;
  private String checkpoint;

  TrainingLoop(Setup setup, Reporter reporter, StopSignal stop) {
    this.store = setup.store();
    this.config = setup.settings().config();
    this.model = setup.model();
    this.optimizer = setup.optimizer();
    this.encoder = setup.encoder();
    this.plans = new Plans(store, config.run().name());
    this.planner = new Planner(store, plans, config.train(), setup.settings().learningRate());
    this.checkpoints = setup.checkpoints();
    this.evaluator = setup.evaluator();
    this.evaluations = new Evaluations(store, config.run().name());
    this.promotions = new Promotions(store, config.run().name());
    this.reporter = reporter;
    this.stop = stop;
    this.pace = new Pace(System::nanoTime, config.train().checkpointSeconds());
    this.trainer = new IncrementTrainer(model, optimizer, config, reporter, pace);
    this.progress = new Progress(setup.state());
    this.savedStep = progress.step();
    this.checkpoint = Checkpoints.name(setup.state());
  }

  /**
   * Trains until stopped, until so many increments have ended, or until nothing is left.
   *
   * @param increments how many further ones; 0: no limit
   * @param untilIdle end when everything published is trained on
   */
  void run(long increments, boolean untilIdle) {
    Promotions.requireKnown(config.promote(), evaluator.figures());
    evaluate();
    long ended = 0;
    while (!stop.requested() && (increments == 0 || ended < increments)) {
      Optional<IncrementPlan> plan = nextPlan(untilIdle);
      if (plan.isEmpty()) {
        break;
      }
      train(plan.get());
      ended += progress.state().getIncrementDone() ? 1 : 0;
    }
    if (progress.step() > savedStep) {
      checkpoint();
    }
    reporter.say(
        "stopped after step %d; checkpoint at step %d is saved"
            .formatted(progress.step(), savedStep));
  }

  /**
   * The plan to follow next; waits for shards. Empty when stopped, or idle and told to end then.
   */
  private Optional<IncrementPlan> nextPlan(boolean untilIdle) {
    Patience patience = new Patience(System::nanoTime, config.train().incrementSeconds());
    while (!stop.requested()) {
      Optional<IncrementPlan> written = plans.find(progress.nextIncrement());
      if (written.isPresent()) {
        return written;
      }
      List<ShardManifest> waiting = planner.waiting();
      long wanted = wanted();
      long records = waiting.stream().mapToLong(ShardManifest::getRecords).sum();
      if (records >= wanted || records > 0 && (untilIdle || patience.isOver())) {
        Optional<IncrementPlan> plan = planner.plan(waiting, wanted, progress.step());
        if (plan.isPresent()) {
          return plan;
        }
      } else if (records == 0 && untilIdle) {
        return Optional.empty();
      }
      stop.await(POLL_MILLIS);
    }
    return Optional.empty();
  }

  /** Records that make an increment: what the last one's pace trains in the time wanted. */
  private long wanted() {
    TrainConfig train = config.train();
    long records = pace.recordsIn(train.incrementSeconds()) / train.epochs();
    return Math.max(1, Math.min(records, train.incrementRecords()));
  }

  private void train(IncrementPlan plan) {
    progress.begin(plan.getIncrement());
    pace.begin();
    List<Records.Place> places = Records.of(store, plan);
    LeftOut leftOut = new LeftOut();
    Cursor cursor =
        new Cursor(
            places,
            encoder,
            config.train().rows() * config.train().rowTokens(),
            progress.cursor(),
            leftOut);
    reporter.say(
        "increment %d: %d records in %d new shards, %d replayed, %sfrom step %d"
            .formatted(
                plan.getIncrement(),
                places.size() / plan.getEpochs() - plan.getReplayRecords(),
                plan.getShards().size(),
                plan.getReplayRecords(),
                plan.getEpochs() == 1 ? "" : plan.getEpochs() + " epochs, ",
                progress.step()));
    Optional<Cursor.Step> step = cursor.next();
    while (step.isPresent() && !stop.requested()) {
      trainer.step(plan, step.get(), progress);
      step = cursor.next();
      if (step.isPresent() && pace.checkpointDue()) {
        checkpoint();
      }
    }
    leftOut.summary().ifPresent(reporter::say);
    if (step.isEmpty()) {
      progress.ended(cursor.position());
      checkpoint();
      evaluate();
    }
  }

  private void checkpoint() {
    long since = pace.now();
    checkpoint = Checkpoints.name(checkpoints.save(model, optimizer, progress.state()));
    savedStep = progress.step();
    pace.checkpointed(since);
  }

  /** Evaluates the weights as they are, unless that was done before, and promotes them. */
  private void evaluate() {
    if (!progress.state().getIncrementDone()) {
      return;
    }
    Optional<Evaluation> before = evaluations.find(progress.step());
    Evaluation evaluation =
        before.orElseGet(
            () ->
                evaluations.write(
                    evaluator.evaluate(model, progress.step(), progress.state().getIncrement())));
    if (before.isEmpty()) {
      report(evaluation, evaluations.first());
    }
    if (progress.step() > 0) {
      promotions
          .consider(config.promote(), evaluations, evaluation, checkpoint)
          .ifPresent(reporter::say);
    }
  }

  private void report(Evaluation evaluation, Evaluation first) {
    reporter.say(Improvement.describe(evaluation, first));
    reporter.status(
        Map.of(
            "heldOutLoss", evaluation.getHeldOutLoss(),
            "constraintAccuracy", evaluation.getConstraintAccuracy(),
            "firstHeldOutLoss", first.getHeldOutLoss(),
            "firstConstraintAccuracy", first.getConstraintAccuracy()));
  }
}
