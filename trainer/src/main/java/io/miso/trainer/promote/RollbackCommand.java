package io.miso.trainer.promote;

import io.miso.cli.CommonOptions;
import io.miso.cli.MisoCommand;
import io.miso.config.MisoConfig;
import io.miso.schemas.Promoted;
import io.miso.store.ObjectStore;
import io.miso.store.ObjectStores;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code miso rollback}: takes back what was promoted last. */
@Command(
    name = "rollback",
    mixinStandardHelpOptions = true,
    description = {
      "Takes a run's promoted checkpoint back; the one promoted before it is in force again.",
      "What was taken back is not promoted again. Training goes on as it was."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  miso rollback", "  miso rollback --set run.name=lora"})
public final class RollbackCommand implements MisoCommand {
  @Mixin private CommonOptions options = new CommonOptions();

  @Override
  public Integer call() {
    MisoConfig config = options.load();
    try (ObjectStore store = ObjectStores.open(config.root())) {
      Promoted promoted = new Promotions(store, config.run().name()).rollBack();
      System.out.printf(
          "step %d is in force again, step %d is taken back%n",
          promoted.getCurrent().getStep(),
          promoted.getRolledBack().get(promoted.getRolledBack().size() - 1));
      return 0;
    }
  }
}
