package io.miso.streaming;

import io.miso.cli.BenchCase;
import io.miso.cli.CommonOptions;
import io.miso.cli.Positive;
import io.miso.streaming.bench.Throughput;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code miso bench pipeline}: what the stages cost beside the bare sink. */
@Command(
    name = "pipeline",
    mixinStandardHelpOptions = true,
    description = {
      "Measures, on embedded Flink, records a second of the bare exactly-once sink, fed with",
      "examples made beforehand, and of the whole pipeline: four times in turn, each between",
      "20 %% and the end, the first time as a warm-up."
    },
    footerHeading = "%nExamples:%n",
    footer = "  miso bench pipeline --records 300000")
public final class PipelineBench implements BenchCase {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private CommonOptions common = new CommonOptions();

  @Option(
      names = "--records",
      paramLabel = "N",
      converter = Positive.class,
      defaultValue = "150000",
      description = "Records of each measurement. Default: 150000.")
  private int records;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    out.println(Throughput.measure(common.load(), records));
    out.flush();
    return 0;
  }
}
