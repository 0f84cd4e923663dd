package io.miso.trainer.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.cli.Reporter;
import io.miso.schemas.TrainerState;
import io.miso.shards.Layout;
import io.miso.store.LocalObjectStore;
import io.miso.store.ObjectStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
  private final Path root;
  private final Path model;

  CheckpointsTest(@TempDir Path folder) {
    this.root = folder.resolve("root");
    this.model = folder.resolve("model");
  }

  @Test
  void givenTensorsOfACheckpointThatWasCutOff_whenTheStepIsSavedAgain_thenThoseGoAndNotTheNewOnes()
      throws IOException {
    TestRuns.model(model);
    try (ObjectStore store = new LocalObjectStore(root);
        Setup setup =
            Setup.open(
                store,
                Settings.of(TestRuns.config(root, model, "train.keepCheckpoints=1")),
                Reporter.standard())) {
      String cutOff = Layout.checkpoint("default", "0000000000-ffff", Layout.WEIGHTS);
      store.create(cutOff, new byte[] {1});
      TrainerState saved =
          setup.checkpoints().save(setup.model(), setup.optimizer(), setup.state());
      assertFalse(store.list(saved.getWeights(), "").isEmpty());
      assertTrue(store.list(cutOff, "").isEmpty());
      assertEquals(saved, setup.checkpoints().newest().orElseThrow());
    }
  }

  @Test
  void givenOtherSettings_whenResumed_thenEachIsNamedWithWhatItWas() throws IOException {
    TestRuns.model(model);
    Settings before = Settings.of(TestRuns.config(root, model));
    TrainerState state = Progress.fresh(before);
    assertEquals(List.of(), before.differences(state));
    Settings now = Settings.of(TestRuns.config(root, model, "train.rows=4", "train.epochs=3"));
    assertEquals(List.of("rows 2, now 4", "epochs 1, now 3"), now.differences(state));
    state.setTrainConfig("{\"rows\":2}");
    assertEquals(List.of("rows 2, now 4"), now.differences(state));
  }
}
