package io.miso.cli.check;

import io.miso.cli.CommonOptions;
import io.miso.cli.MisoCommand;
import io.miso.config.MisoConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.ServiceLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code miso check}: tries everything that a run with these settings needs. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Tries what a run needs, before time and money are spent.",
      "The root can be written, a sample row of the corpus can be read, the teacher answers one",
      "small request, the model can be loaded. One line each; what fails says the remedy, and the",
      "exit code is 1."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  miso check",
      "  miso check --config miso.yaml",
      "  miso check --set answer=teacher --set teacher.url=http://127.0.0.1:8000/v1 \\",
      "    --set teacher.model=Qwen/Qwen2.5-7B-Instruct"
    })
public final class CheckCommand implements MisoCommand {
  private static final Logger LOG = LoggerFactory.getLogger(CheckCommand.class);
  private static final String LINE = "%-10s %-6s %s%n";

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private CommonOptions common = new CommonOptions();

  @Override
  public Integer call() {
    MisoConfig config = common.load();
    PrintWriter out = spec.commandLine().getOut();
    int failed = 0;
    for (Probe probe : ServiceLoader.load(Probe.class)) {
      failed += holds(probe, config, out) ? 0 : 1;
    }
    out.println(failed == 0 ? "Everything is there." : failed + " would make a run fail.");
    out.flush();
    return failed == 0 ? 0 : 1;
  }

  private static boolean holds(Probe probe, MisoConfig config, PrintWriter out) {
    try {
      Optional<String> found = probe.find(config);
      found.ifPresent(line -> out.printf(LINE, probe.name(), "ok", line));
      return true;
    } catch (IOException | RuntimeException failure) {
      LOG.debug("The probe {} failed", probe.name(), failure);
      String message = failure.getMessage();
      out.printf(LINE, probe.name(), "FAILS", message == null ? failure : message);
      return false;
    } finally {
      out.flush();
    }
  }
}
