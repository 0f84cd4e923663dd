package io.miso.trainer.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.miso.cli.Reporter;
import io.miso.cli.StopSignal;
import io.miso.config.MisoConfig;
import io.miso.schemas.IncrementPlan;
import io.miso.store.LocalObjectStore;
import io.miso.store.ObjectStore;
import io.miso.trainer.feed.Plans;
import io.miso.trainer.feed.Records;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpochsTest {
  private final Path root;
  private final Path model;

  EpochsTest(@TempDir Path folder) {
    this.root = folder.resolve("root");
    this.model = folder.resolve("model");
  }

  private static List<String> ids(List<Records.Place> places) {
    return places.stream().map(place -> place.example().orElseThrow().getExampleId()).toList();
  }

  @Test
  void givenTwoEpochs_whenTrained_thenEachRecordIsTrainedTwiceInAnotherOrder() throws IOException {
    TestRuns.model(model);
    TestRuns.publish(root, 2, 20);
    MisoConfig config = TestRuns.config(root, model, "train.epochs=2", "train.replayShare=0");
    try (ObjectStore store = new LocalObjectStore(root);
        Setup setup = Setup.open(store, Settings.of(config), Reporter.standard())) {
      new TrainingLoop(setup, Reporter.standard(), new StopSignal()).run(0, true);
      Plans plans = new Plans(store, "default");
      IncrementPlan plan = plans.find(1).orElseThrow();
      assertEquals(2, plan.getEpochs());
      long planned = plans.count() == 1 ? 40 : 20;
      List<String> ids = ids(Records.of(store, plan));
      assertEquals(2 * planned, ids.size());
      List<String> first = ids.subList(0, ids.size() / 2);
      List<String> second = ids.subList(ids.size() / 2, ids.size());
      assertEquals(Set.copyOf(first), Set.copyOf(second));
      assertNotEquals(first, second);
      plan.setEpochs(1);
      assertEquals(first, ids(Records.of(store, plan)));
      assertEquals(80, setup.checkpoints().newest().orElseThrow().getRecords());
    }
  }
}
