package io.miso.cli.run;

import io.miso.cli.CommonOptions;
import io.miso.cli.MisoCommand;
import io.miso.cli.inspect.RootContents;
import io.miso.cli.inspect.RootReader;
import io.miso.config.MisoConfig;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code miso run}. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Generates and trains until Ctrl-C; goes on where it stopped.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  miso run                                 until Ctrl-C",
      "  miso run --set run.increments=3          stop after three further increments",
      "  miso run --dry-run                       show settings and state"
    })
public final class RunCommand implements MisoCommand {
  @Mixin private CommonOptions common = new CommonOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--dry-run",
      description = "Print settings, what the root holds and what would start; write nothing.")
  private boolean dryRun;

  @Override
  public Integer call() {
    MisoConfig config = common.load();
    if (dryRun) {
      PrintWriter out = spec.commandLine().getOut();
      DryRun.lines(config, contents(config), commands(config)).forEach(out::println);
      out.flush();
      return 0;
    }
    return new RunSession(config, launcher()).run();
  }

  private static List<List<String>> commands(MisoConfig config) {
    List<List<String>> commands = new ArrayList<>();
    for (Stage stage : Stage.values()) {
      commands.add(RunSession.command(launcher(), stage, RunFolder.of(config)));
    }
    return commands;
  }

  private static RootContents contents(MisoConfig config) {
    return RootReader.read(config.root(), config.run().name());
  }

  private static String launcher() {
    Map<String, String> environment = System.getenv();
    return environment.getOrDefault("MISO_LAUNCHER", "miso");
  }
}
