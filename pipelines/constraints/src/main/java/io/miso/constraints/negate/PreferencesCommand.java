package io.miso.constraints.negate;

import io.miso.cli.CommonOptions;
import io.miso.cli.MisoCommand;
import io.miso.cli.inspect.RootContents;
import io.miso.cli.inspect.RootReader;
import io.miso.config.MisoConfig;
import io.miso.schemas.Example;
import io.miso.schemas.Preference;
import io.miso.schemas.ShardManifest;
import io.miso.shards.Replacements;
import io.miso.shards.ShardFile;
import io.miso.store.ObjectStore;
import io.miso.store.ObjectStores;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code miso preferences}: preference pairs of the published examples. */
@Command(
    name = "preferences",
    mixinStandardHelpOptions = true,
    description = {
      "Makes preference pairs of all published examples: chosen is the answer that satisfies every",
      "constraint, rejected the same with a small change that breaks exactly one of them."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  miso preferences --out preferences.jsonl    prompt, chosen, rejected as TRL reads them",
      "  miso preferences --out preferences.avro     the same as Avro records"
    })
public final class PreferencesCommand implements MisoCommand {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private CommonOptions common = new CommonOptions();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Write them there: Avro if the name ends in .avro, else JSON, a pair a line.")
  private Path out = Path.of("");

  @Override
  public Integer call() {
    MisoConfig config = common.load();
    RootContents contents = RootReader.read(config.root(), config.run().name());
    if (contents.shards().isEmpty()) {
      throw new IllegalArgumentException(
          "Nothing is published under " + config.root() + " yet: run miso generate first.");
    }
    List<ShardManifest> shards =
        new Replacements(contents.shards(), contents.rejectShards()).newest(contents.shards());
    AtomicLong made = new AtomicLong();
    AtomicLong leftOut = new AtomicLong();
    try (ObjectStore store = ObjectStores.open(config.root())) {
      PreferenceFile.write(
          out,
          sink -> {
            for (ShardManifest shard : shards) {
              for (Example example : ShardFile.read(store, shard, Example.class)) {
                add(example, sink, made, leftOut);
              }
            }
          });
    }
    String rest =
        leftOut.get() == 0
            ? ""
            : "; of " + leftOut + " examples no change broke just one constraint";
    spec.commandLine().getErr().println("Wrote " + made + " preference pairs to " + out + rest);
    return 0;
  }

  private static void add(
      Example example, Consumer<Preference> sink, AtomicLong made, AtomicLong leftOut) {
    Optional<Preference> pair = Preferences.of(example);
    pair.ifPresent(sink);
    (pair.isPresent() ? made : leftOut).incrementAndGet();
  }
}
