package io.miso.streaming;

import io.miso.cli.CommonOptions;
import io.miso.cli.Counted;
import io.miso.cli.MisoCommand;
import io.miso.cli.inspect.RootReader;
import io.miso.config.MisoConfig;
import io.miso.shards.Layout;
import io.miso.store.ObjectStore;
import io.miso.store.ObjectStores;
import io.miso.streaming.answer.teacher.Teachers;
import io.miso.streaming.replay.Reasons;
import io.miso.streaming.replay.Replay;
import java.io.PrintWriter;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code miso replay}: makes rejects anew from their source. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Tries what was refused once more, from its source and through all stages.",
      "After a teacher's outage, a mended line of a corpus, a newer release: what passes is",
      "published; the rest stays refused, with today's reasons. Only rejects of the pipeline that",
      "these settings describe, duplicates only with --reason DUPLICATE. A line is found by its",
      "number: mend lines where they are, once the corpus is read. Of a file that was damaged and",
      "is whole now, the rest is read. To judge by other settings, generate with them: that is",
      "another pipeline, which begins anew."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  miso replay --dry-run                    count what would be tried, by reason",
      "  miso replay --reason TEACHER_GAVE_UP --reason STAGE_FAILED",
      "  miso replay --reason CONSTRAINT_FAILED   of any kind of constraint"
    })
public final class ReplayCommand implements MisoCommand {
  private static final long PATIENCE_MILLIS = 5000;
  private static final long TELL_NANOS = 10_000_000_000L;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private CommonOptions common = new CommonOptions();

  @Option(
      names = "--reason",
      paramLabel = "CODE",
      description = "Try only what was refused for it; may be given more than once.")
  private Set<String> reasons = Set.of();

  @Option(names = "--dry-run", description = "Count what would be tried, and write nothing.")
  private boolean dryRun;

  private long told = System.nanoTime();

  @Override
  public Integer call() {
    MisoConfig config = common.load();
    PrintWriter out = spec.commandLine().getOut();
    if (!RootReader.begun(config.root())) {
      out.println("Nothing is published under " + config.root() + " yet.");
    } else {
      try (ObjectStore store = ObjectStores.open(config.root())) {
        replay(config, new Replay(config, store, reasons), out);
      } finally {
        Teachers.close(PATIENCE_MILLIS);
      }
    }
    out.flush();
    return 0;
  }

  private void replay(MisoConfig config, Replay replay, PrintWriter out) {
    requireRun(config, replay);
    Set<String> standing = replay.standingReasons();
    reasons.forEach(code -> Reasons.refusal(code, standing).ifPresent(this::refuse));
    boolean tried =
        dryRun
            ? print(replay.waiting(), out)
            : print(replay.run(this::tell), replay.goneFiles(), out);
    if (!tried) {
      out.printf(
          "Pipeline %s, that of these settings, has nothing to try%s%n",
          PipelineIdentity.of(config), other(standing));
    }
  }

  private void refuse(String message) {
    throw new ParameterException(spec.commandLine(), message);
  }

  /** Other settings than those of the run are the likeliest mistake. */
  private void requireRun(MisoConfig config, Replay replay) {
    if (!replay.hasRun()) {
      Set<String> others = replay.othersWithRejects();
      refuse(
          "Pipeline %s, that of these settings, has never run under root=%s. %s"
              .formatted(
                  PipelineIdentity.of(config),
                  config.root(),
                  others.isEmpty()
                      ? "No other pipeline there has rejects."
                      : "There are rejects of %s: give the settings of one, such as --config %s"
                          .formatted(
                              String.join(", ", others),
                              config.root() + "/" + Layout.settings(others.iterator().next()))));
    }
  }

  /** What there are rejects for, whether they would be tried or not. */
  private String other(Set<String> standing) {
    String codes =
        standing.isEmpty() ? "" : "; there are rejects for " + String.join(", ", standing);
    return (reasons.isEmpty() ? "" : " for these reasons") + codes + ".";
  }

  /** Now and then, so that a long replay is seen to go on. */
  private void tell(Replay.Result soFar) {
    long now = System.nanoTime();
    if (now - told > TELL_NANOS) {
      told = now;
      PrintWriter out = spec.commandLine().getOut();
      out.printf(
          "Tried %s so far: %s now.%n",
          Counted.of(soFar.tried() + soFar.unread(), "line"), Counted.of(soFar.passed(), "pair"));
      out.flush();
    }
  }

  /** False if there is nothing to print. */
  private static boolean print(Replay.Waiting waiting, PrintWriter out) {
    if (waiting.rejects() == 0) {
      return false;
    }
    waiting.reasons().forEach((code, count) -> out.println(Counted.number(count) + " " + code));
    out.println(Counted.of(waiting.rejects(), "reject") + " to try. Nothing was written.");
    return true;
  }

  private static boolean print(Replay.Result result, Set<String> goneFiles, PrintWriter out) {
    if (result.equals(Replay.Result.NONE)) {
      return false;
    }
    String rest =
        result.unread() == 0
            ? ""
            : ", and %s that damage kept from being read"
                .formatted(Counted.of(result.unread(), "line"));
    out.printf(
        "Tried %s anew%s: %s now, %s.%n",
        Counted.of(result.tried(), "reject"),
        rest,
        Counted.of(result.passed(), "pair"),
        Counted.of(result.tried() + result.unread() - result.passed(), "reject"));
    if (result.gone() > 0) {
      out.printf(
          "%s not tried, for want of a line that can be read.%n",
          Counted.of(result.gone(), "reject"));
    }
    goneFiles.forEach(file -> out.println("  " + file + " is not there any more"));
    return true;
  }
}
