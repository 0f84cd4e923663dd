package io.miso.constraints.negate;

import io.miso.cli.CommonOptions;
import io.miso.cli.MisoCommand;
import io.miso.cli.inspect.PublishedExamples;
import io.miso.cli.inspect.RootContents;
import io.miso.cli.inspect.RootReader;
import io.miso.config.MisoConfig;
import io.miso.schemas.Example;
import io.miso.schemas.Preference;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
      "Makes preference pairs of all published examples.",
      "Chosen is the answer that satisfies every constraint, rejected the same with a small change",
      "that breaks exactly one of them."
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
    AtomicLong made = new AtomicLong();
    AtomicLong leftOut = new AtomicLong();
    Map<String, String> damaged = new TreeMap<>();
    PreferenceFile.write(
        out,
        sink ->
            damaged.putAll(
                PublishedExamples.read(
                    config.root(), contents, example -> add(example, sink, made, leftOut))));
    PrintWriter err = spec.commandLine().getErr();
    damaged.forEach((object, reason) -> err.println("Left out " + object + ": " + reason));
    if (leftOut.get() > 0) {
      err.println(
          "Left out "
              + leftOut
              + " examples: they have no constraints, or no change breaks just one");
    }
    err.println("Wrote " + made + " preference pairs to " + out);
    return 0;
  }

  private static void add(
      Example example, Consumer<Preference> sink, AtomicLong made, AtomicLong leftOut) {
    Optional<Preference> pair = Preferences.of(example);
    pair.ifPresent(sink);
    (pair.isPresent() ? made : leftOut).incrementAndGet();
  }
}
