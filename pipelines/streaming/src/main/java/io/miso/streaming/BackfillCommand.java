package io.miso.streaming;

import io.miso.cli.CommonOptions;
import io.miso.cli.Counted;
import io.miso.cli.LogFile;
import io.miso.cli.MisoCommand;
import io.miso.cli.inspect.RootReader;
import io.miso.config.MisoConfig;
import io.miso.schemas.ShardManifest;
import io.miso.store.ObjectStore;
import io.miso.store.ObjectStores;
import io.miso.streaming.backfill.Backfill;
import io.miso.streaming.books.Figures;
import io.miso.streaming.flink.FlinkJob;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code miso backfill}: makes published shards anew under today's rules. */
@Command(
    name = "backfill",
    mixinStandardHelpOptions = true,
    description = {
      "Judges, cleans and decomposes published pairs anew under today's rules.",
      "Every shard gets one that stands in for it; the old one stays. Training takes one of the",
      "two, once: train.shards says which. Started again, it goes on with the shards that are left."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  miso backfill --dry-run                  say what would be made anew",
      "  miso backfill --set root=DIR"
    })
public final class BackfillCommand implements MisoCommand {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private CommonOptions common = new CommonOptions();

  @Option(names = "--dry-run", description = "Print what would be done and write nothing.")
  private boolean dryRun;

  @Override
  public Integer call() {
    MisoConfig config = common.load();
    PrintWriter out = spec.commandLine().getOut();
    if (!RootReader.begun(config.root())) {
      out.println("Nothing is published under " + config.root() + " yet.");
    } else {
      try (ObjectStore store = ObjectStores.open(config.root())) {
        backfill(config, new Backfill(config, store), out);
      }
    }
    out.flush();
    return 0;
  }

  private void backfill(MisoConfig config, Backfill backfill, PrintWriter out) {
    List<ShardManifest> shards = backfill.shards();
    long records = shards.stream().mapToLong(ShardManifest::getRecords).sum();
    if (dryRun || shards.isEmpty()) {
      out.printf(
          "%s with %s can be made anew.%s%n",
          Counted.of(shards.size(), "shard"),
          Counted.of(records, "pair"),
          dryRun ? " Nothing was written." : "");
      return;
    }
    LogFile.open(LogFile.of(config.root(), "backfill"));
    Figures before = backfill.published();
    backfill.run(shards, FlinkJob.batch(config.generate().parallelism()));
    Figures after = backfill.published();
    out.printf(
        "Made %s of %s anew: %s, %s.%n",
        Counted.of(shards.size(), "shard"),
        Counted.of(records, "pair"),
        Counted.of(after.accepted() - before.accepted(), "pair"),
        Counted.of(after.rejected() - before.rejected(), "reject"));
  }
}
