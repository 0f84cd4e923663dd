package io.miso.cli;

import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_FOOTER_HEADING;

import io.miso.config.ConfigException;
import io.miso.config.Distance;
import io.miso.config.SettingDocs;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code miso}; its subcommands come from the modules on the class path. */
@Command(
    name = "miso",
    mixinStandardHelpOptions = true,
    version = "miso 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Keeps making verified training data for complex instructions,",
      "and keeps fine-tuning a language model on it."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  miso run                                 generate and train until Ctrl-C",
      "  miso run --set run.increments=3          stop after three increments",
      "  miso check                               whether a run has what it needs",
      "  miso generate --preview 5                show five examples, write nothing",
      "  miso inspect                             what the root holds",
      "  miso COMMAND --help                      options and examples of a command"
    })
public final class Miso {
  private static final Logger LOG = LoggerFactory.getLogger(Miso.class);
  private static final int HELP_WIDTH = 100;
  private static final int FAILED = 1;

  private Miso() {}

  /** Runs one command and exits with its code: 0 done, 1 failed, 2 wrong usage. */
  public static void main(String[] arguments) {
    LogFile.quiet();
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    CommandLine root = new CommandLine(new Miso());
    ServiceLoader.load(MisoCommand.class).forEach(root::addSubcommand);
    CommandLine bench = root.getSubcommands().get("bench");
    if (bench != null) {
      ServiceLoader.load(BenchCase.class).forEach(bench::addSubcommand);
    }
    CommandLine run = root.getSubcommands().get("run");
    if (run != null) {
      run.getHelpSectionMap()
          .put(SECTION_KEY_FOOTER_HEADING, help -> settings() + help.footerHeading());
    }
    root.setUsageHelpWidth(HELP_WIDTH);
    root.setCaseInsensitiveEnumValuesAllowed(true);
    root.setExecutionExceptionHandler(Miso::explain);
    root.setParameterExceptionHandler(Miso::usage);
    return root;
  }

  private static String settings() {
    StringBuilder text = new StringBuilder(String.format("%nSettings, for --set or --config:%n"));
    for (SettingDocs.Setting setting : SettingDocs.all()) {
      String value = setting.value().isEmpty() ? "(empty)" : setting.value();
      text.append(String.format("  %-28s %-10s %s%n", setting.key(), value, setting.meaning()));
    }
    return text.toString();
  }

  private static int usage(ParameterException refused, String[] arguments) {
    CommandLine command = refused.getCommandLine();
    command.getErr().println("miso: " + refused.getMessage());
    if (refused instanceof UnmatchedArgumentException unmatched) {
      suggest(command, unmatched.getUnmatched().get(0));
    }
    command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return CommandLine.ExitCode.USAGE;
  }

  private static void suggest(CommandLine command, String word) {
    List<String> known = new ArrayList<>(command.getSubcommands().keySet());
    command.getCommandSpec().options().forEach(option -> known.add(option.longestName()));
    Distance.nearest(word, known)
        .ifPresent(nearest -> command.getErr().println("Did you mean '" + nearest + "'?"));
  }

  private static int explain(
      Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
    command.getErr().println("miso: " + message(failure));
    LOG.debug("The command failed", failure);
    return failure instanceof ConfigException ? CommandLine.ExitCode.USAGE : FAILED;
  }

  private static String message(Throwable failure) {
    String message = failure.getMessage();
    return message == null ? failure.toString() : message;
  }
}
