package io.miso.streaming;

import io.miso.cli.CommonOptions;
import io.miso.cli.MisoCommand;
import io.miso.cli.Positive;
import io.miso.config.MisoConfig;
import io.miso.streaming.generate.Generator;
import io.miso.streaming.generate.Preview;
import java.io.IOException;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code miso generate}: makes verified pairs and publishes them as shards. */
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    description = {
      "Makes verified instruction-output pairs and publishes them as shards.",
      "Started again, it goes on where it stopped or was killed; every pair is published once."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  miso generate --records 2000             end when 2000 pairs are published",
      "  miso generate --preview 5                show five pairs, write nothing",
      "  miso generate --set source=corpus --set corpus.path=pairs.jsonl"
    })
public final class GenerateCommand implements MisoCommand {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private CommonOptions common = new CommonOptions();

  @Option(
      names = "--records",
      paramLabel = "N",
      converter = Positive.class,
      description =
          "End as soon as N pairs of this pipeline are published, at full speed; as target.accepted.")
  private @Nullable Integer records;

  @Option(
      names = "--preview",
      paramLabel = "K",
      converter = Positive.class,
      description = "Print K examples in full and write nothing, but answers of a teacher.")
  private @Nullable Integer preview;

  @Option(names = "--dry-run", description = "Print what would be done and write nothing.")
  private boolean dryRun;

  @Override
  public Integer call() throws IOException {
    MisoConfig config = common.load();
    PrintWriter out = spec.commandLine().getOut();
    if (preview != null) {
      Preview.print(config, preview, out);
    } else if (dryRun) {
      out.print(Generator.plan(config));
      out.flush();
    } else {
      Generator.run(config, records != null ? records : config.target().accepted());
    }
    return 0;
  }
}
