package io.miso.trainer.train;

import io.miso.cli.CommonOptions;
import io.miso.cli.LogFile;
import io.miso.cli.MisoCommand;
import io.miso.cli.Reporter;
import io.miso.cli.StopSignal;
import io.miso.config.ConfigLoader;
import io.miso.config.MisoConfig;
import io.miso.shards.Layout;
import io.miso.store.ObjectStore;
import io.miso.store.ObjectStores;
import io.miso.store.ProcessLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code miso train}: trains on what is published under the root. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = "Fine-tunes on published shards, increment after increment.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  miso train --until-idle                        train on all that is published, then end",
      "  miso train --set model.path=FOLDER             fine-tune a Hugging Face model",
      "  miso train --set train.method=sft --set run.name=plain",
      "                                                 plain fine-tuning, as a run of its own"
    })
public final class TrainCommand implements MisoCommand {
  @Mixin private CommonOptions options = new CommonOptions();

  @Option(names = "--until-idle", description = "End when everything published is trained on.")
  private boolean untilIdle;

  @Override
  public Integer call() {
    MisoConfig config = options.load();
    LogFile.open(LogFile.of(config.root(), "trainer"));
    try (ObjectStore store = ObjectStores.open(config.root())) {
      Optional<Path> folder = ObjectStores.localFolder(config.root());
      return folder.isPresent() ? trainAlone(config, store, folder.get()) : train(config, store);
    }
  }

  /** A bucket knows no process; there the pointer to the newest checkpoint fences a second one. */
  private int trainAlone(MisoConfig config, ObjectStore store, Path folder) {
    String run = config.run().name();
    Path file = folder.resolve(Layout.run(run) + "trainer.lock");
    try (ProcessLock held =
        ProcessLock.tryAcquire(file).orElseThrow(() -> new FencedException(run))) {
      return train(config, store);
    }
  }

  private int train(MisoConfig config, ObjectStore store) {
    Reporter reporter = Reporter.standard();
    StopSignal stop = StopSignal.ofProcess();
    try (Setup setup = Setup.open(store, Settings.of(config), reporter)) {
      store.create(
          Layout.run(config.run().name()) + "train.yaml",
          ConfigLoader.toYaml(config).getBytes(StandardCharsets.UTF_8));
      new TrainingLoop(setup, reporter, stop).run(config.run().increments(), untilIdle);
      return 0;
    }
  }
}
