package io.miso.trainer.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.cli.Reporter;
import io.miso.cli.StopSignal;
import io.miso.config.MisoConfig;
import io.miso.schemas.IncrementPlan;
import io.miso.schemas.PlannedShard;
import io.miso.schemas.ShardContent;
import io.miso.schemas.ShardManifest;
import io.miso.schemas.TrainerState;
import io.miso.shards.Layout;
import io.miso.shards.Quarantine;
import io.miso.shards.ShardLog;
import io.miso.store.LocalObjectStore;
import io.miso.store.ObjectStore;
import io.miso.trainer.feed.Cursor;
import io.miso.trainer.feed.Planner;
import io.miso.trainer.feed.Plans;
import io.miso.trainer.feed.Records;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingLoopTest {
  private final Path root;
  private final Path model;

  TrainingLoopTest(@TempDir Path folder) {
    this.root = folder.resolve("root");
    this.model = folder.resolve("model");
  }

  @BeforeEach
  void publish() throws IOException {
    TestRuns.model(model);
    TestRuns.publish(root, 5, 20);
  }

  /** Trains all that is published; a stop is asked for when so many steps were reported. */
  private Optional<TrainerState> train(MisoConfig config) {
    try (ObjectStore store = new LocalObjectStore(Path.of(config.root()));
        Setup setup = Setup.open(store, Settings.of(config), Reporter.standard())) {
      new TrainingLoop(setup, Reporter.standard(), new StopSignal())
          .run(config.run().increments(), true);
      return setup.checkpoints().newest();
    }
  }

  private List<String> trainedShards() {
    try (ObjectStore store = new LocalObjectStore(root)) {
      Plans plans = new Plans(store, "default");
      return plans.before(plans.count() + 1).stream().map(PlannedShard::getShardId).toList();
    }
  }

  @Test
  void givenPublishedShards_whenTrained_thenEachIsInOnePlanAndAllRecordsAreSeen() {
    TrainerState state = train(TestRuns.config(root, model, "train.replayShare=0")).orElseThrow();
    try (ObjectStore store = new LocalObjectStore(root)) {
      List<String> published =
          new ShardLog(store, ShardContent.EXAMPLES)
              .scan().stream().map(ShardManifest::getShardId).toList();
      assertEquals(new TreeSet<>(published), new TreeSet<>(trainedShards()));
    }
    assertEquals(5, trainedShards().size());
    assertEquals(100, state.getRecords());
    assertTrue(state.getIncrementDone());
  }

  @Test
  void givenReplay_whenTrained_thenEarlierRecordsComeAgain() {
    TrainerState state = train(TestRuns.config(root, model, "train.replayShare=0.5")).orElseThrow();
    long replayed = 0;
    try (ObjectStore store = new LocalObjectStore(root)) {
      Plans plans = new Plans(store, "default");
      for (long n = 1; n <= plans.count(); n++) {
        IncrementPlan plan = plans.find(n).orElseThrow();
        replayed += plan.getReplayRecords();
        assertEquals(n > 1, plan.getReplayRecords() > 0);
      }
    }
    assertEquals(100 + replayed, state.getRecords());
  }

  @Test
  void givenLimitOfIncrements_whenRunTwice_thenTheSecondGoesOn() {
    MisoConfig one = TestRuns.config(root, model, "run.increments=1");
    assertEquals(1, train(one).orElseThrow().getIncrement());
    assertEquals(2, train(one).orElseThrow().getIncrement());
    assertEquals(trainedShards().size(), new TreeSet<>(trainedShards()).size());
  }

  @Test
  void givenTheSamePlans_whenTrainedInPieces_thenWeightsAreBitIdentical() throws IOException {
    TrainerState whole = train(TestRuns.config(root, model)).orElseThrow();
    Path other = root.resolveSibling("other");
    TestRuns.copy(root, other, "shards", "manifests", "runs/default/increments");
    TrainerState pieces = whole;
    for (long n = 0; n < whole.getIncrement(); n++) {
      pieces = train(TestRuns.config(other, model, "run.increments=1")).orElseThrow();
    }
    assertEquals(whole.getStep(), pieces.getStep());
    assertEquals(whole.getWeightsSha256(), pieces.getWeightsSha256());
    assertEquals(whole.getOptimizerSha256(), pieces.getOptimizerSha256());
  }

  @Test
  void givenAnAlteredShard_whenTrained_thenItIsSetAsideAndTheRestGoesOn() throws IOException {
    Path victim;
    try (Stream<Path> shards = Files.walk(root.resolve("shards"))) {
      victim = shards.filter(file -> file.toString().endsWith(".avro")).sorted().findFirst().get();
    }
    byte[] bytes = Files.readAllBytes(victim);
    bytes[bytes.length / 2] ^= 1;
    Files.write(victim, bytes);
    TrainerState state = train(TestRuns.config(root, model, "train.replayShare=0")).orElseThrow();
    assertEquals(80, state.getRecords());
    assertEquals(4, trainedShards().size());
    try (ObjectStore store = new LocalObjectStore(root)) {
      assertEquals(
          List.of(root.relativize(victim).toString()),
          List.copyOf(new Quarantine(store).contents().keySet()));
    }
  }

  @Test
  void givenAnAlteredCheckpoint_whenResumed_thenTheOneBeforeIsTakenAndTheEndIsTheSame()
      throws IOException {
    TrainerState whole = train(TestRuns.config(root, model)).orElseThrow();
    Path weights = root.resolve(whole.getWeights());
    byte[] bytes = Files.readAllBytes(weights);
    bytes[bytes.length - 1] ^= 1;
    Files.write(weights, bytes);
    try (ObjectStore store = new LocalObjectStore(root)) {
      Checkpoints checkpoints = new Checkpoints(store, "default", 2);
      assertTrue(checkpoints.newest().orElseThrow().getStep() < whole.getStep());
      List<Long> passedOver = new ArrayList<>();
      checkpoints.newest(passedOver::add);
      assertEquals(List.of(whole.getStep()), passedOver);
    }
    TrainerState again = train(TestRuns.config(root, model)).orElseThrow();
    assertEquals(whole.getStep(), again.getStep());
    assertEquals(whole.getWeightsSha256(), again.getWeightsSha256());
    try (ObjectStore store = new LocalObjectStore(root)) {
      assertTrue(new Quarantine(store).holds(whole.getWeights()));
    }
  }

  @Test
  void givenATornPlan_whenResumed_thenItIsRefusedByNameWithTheRemedy() throws IOException {
    train(TestRuns.config(root, model));
    Files.writeString(root.resolve(Layout.increment("default", 1)), "{");
    IllegalStateException refused =
        assertThrows(IllegalStateException.class, () -> train(TestRuns.config(root, model)));
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains("increments/00000001.json"), message);
    assertTrue(message.contains("restore it from a copy"), message);
  }

  @Test
  void givenTwoTrainers_whenBothSave_thenTheSecondIsFencedOff() {
    MisoConfig config = TestRuns.config(root, model, "run.increments=1");
    try (ObjectStore store = new LocalObjectStore(root);
        Setup late = Setup.open(store, Settings.of(config), Reporter.standard())) {
      assertFalse(train(config).isEmpty());
      FencedException e =
          assertThrows(
              FencedException.class,
              () -> new TrainingLoop(late, Reporter.standard(), new StopSignal()).run(1, true));
      assertTrue(String.valueOf(e.getMessage()).contains("run 'default'"), e.getMessage());
    }
  }

  @Test
  void givenBrokenWeights_whenEvaluated_thenTheErrorSaysSo() throws IOException {
    poison();
    IllegalStateException e =
        assertThrows(IllegalStateException.class, () -> train(TestRuns.config(root, model)));
    assertTrue(String.valueOf(e.getMessage()).contains("held-out loss of NaN"), e.getMessage());
  }

  @Test
  void givenALossThatIsNotFinite_whenAStepIsTaken_thenItStopsNamingShardAndExamples()
      throws IOException {
    poison();
    MisoConfig config = TestRuns.config(root, model);
    try (ObjectStore store = new LocalObjectStore(root);
        Setup setup = Setup.open(store, Settings.of(config), Reporter.standard())) {
      Plans plans = new Plans(store, "default");
      Planner planner = new Planner(store, plans, config.train(), 1e-3);
      IncrementPlan plan = planner.plan(planner.waiting(), 20, 0).orElseThrow();
      Cursor.Step data =
          new Cursor(Records.of(store, plan), setup.encoder(), 512, 0, reason -> {})
              .next()
              .orElseThrow();
      IncrementTrainer trainer =
          new IncrementTrainer(
              setup.model(),
              setup.optimizer(),
              config,
              Reporter.standard(),
              new Pace(System::nanoTime, 1));
      Progress progress = new Progress(setup.state());
      TrainingDivergedException e =
          assertThrows(TrainingDivergedException.class, () -> trainer.step(plan, data, progress));
      String message = String.valueOf(e.getMessage());
      assertTrue(message.contains("Step 1 stopped before its update: loss NaN"), message);
      assertTrue(message.contains(plan.getShards().get(0).getObject()), message);
      assertTrue(message.contains(data.samples().get(0).id().substring(0, 12)), message);
      assertEquals(0, progress.step());
    }
  }

  /** Makes the last weight of the model NaN. */
  private void poison() throws IOException {
    Path weights = model.resolve("model.safetensors");
    byte[] bytes = Files.readAllBytes(weights);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putFloat(bytes.length - 4, Float.NaN);
    Files.write(weights, bytes);
  }
}
