package io.miso.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code miso bench}: measurements, each a case of its own. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures a part and prints figures; ratios come from one run.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  miso bench step --model tiny --tokens 256 --rows 8 --method miso",
      "  miso bench pipeline",
      "  miso bench decompose"
    })
public final class BenchCommand implements MisoCommand {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "Name a case to measure");
  }
}
