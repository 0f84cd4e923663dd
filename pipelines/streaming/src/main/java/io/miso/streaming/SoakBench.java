package io.miso.streaming;

import io.miso.cli.BenchCase;
import io.miso.cli.CommonOptions;
import io.miso.cli.Positive;
import io.miso.streaming.bench.Soak;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code miso bench soak}: whether the pipeline's memory stays flat. */
@Command(
    name = "soak",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the whole pipeline on embedded Flink under a temporary root, and prints",
      "every half minute how much memory it holds: the heap after a full collection,",
      "and what is resident. Pairs are remembered up to clean.remember, to find their",
      "duplicates, so the heap grows until then. Ten million records take most of an",
      "hour on two cores."
    },
    footerHeading = "%nExamples:%n",
    footer = "  miso bench soak --records 10000000 --set generate.shardRecords=10000")
public final class SoakBench implements BenchCase {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private CommonOptions common = new CommonOptions();

  @Option(
      names = "--records",
      paramLabel = "N",
      converter = Positive.class,
      defaultValue = "10000000",
      description = "Records in all. Default: 10000000.")
  private int records;

  @Override
  public Integer call() throws IOException {
    Soak.run(common.load(), records, spec.commandLine().getOut());
    return 0;
  }
}
