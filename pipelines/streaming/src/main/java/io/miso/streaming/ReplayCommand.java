package io.miso.streaming;

import io.miso.cli.CommonOptions;
import io.miso.cli.MisoCommand;
import io.miso.cli.inspect.RootReader;
import io.miso.config.MisoConfig;
import io.miso.store.ObjectStore;
import io.miso.store.ObjectStores;
import io.miso.streaming.answer.teacher.Teachers;
import io.miso.streaming.replay.Replay;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
        Replay replay = new Replay(config, store, reasons);
        boolean tried =
            dryRun
                ? print(replay.waiting(), out)
                : print(replay.run(this::tell), replay.goneFiles(), out);
        if (!tried) {
          out.printf(
              "Pipeline %s, that of these settings, has nothing to try%s%n",
              PipelineIdentity.of(config), other(config, store));
        }
      } finally {
        Teachers.close(PATIENCE_MILLIS);
      }
    }
    out.flush();
    return 0;
  }

  /** What there is to try for other reasons than those asked for. */
  private String other(MisoConfig config, ObjectStore store) {
    if (reasons.isEmpty()) {
      return ".";
    }
    Set<String> codes = new Replay(config, store, Set.of()).waiting().keySet();
    return " for these reasons"
        + (codes.isEmpty() ? "." : "; there are rejects for " + String.join(", ", codes) + ".");
  }

  /** Now and then, so that a long replay is seen to go on. */
  private void tell(Replay.Result soFar) {
    long now = System.nanoTime();
    if (now - told > TELL_NANOS) {
      told = now;
      PrintWriter out = spec.commandLine().getOut();
      out.printf("Tried %,d so far: %,d are pairs now.%n", soFar.tried(), soFar.passed());
      out.flush();
    }
  }

  /** False if there is nothing to print. */
  private static boolean print(Map<String, Long> waiting, PrintWriter out) {
    if (waiting.isEmpty()) {
      return false;
    }
    waiting.forEach((code, count) -> out.printf("%,d %s%n", count, code));
    out.println("Nothing was written.");
    return true;
  }

  private static boolean print(Replay.Result result, Set<String> goneFiles, PrintWriter out) {
    if (result.equals(Replay.Result.NONE)) {
      return false;
    }
    out.printf(
        "Tried %d rejects anew%s: %d are pairs now, %d are rejects%s.%n",
        result.tried(),
        result.unread() == 0
            ? ""
            : " and read " + result.unread() + " lines that damage kept from being read",
        result.passed(),
        result.tried() + result.unread() - result.passed(),
        result.unread() == 0 ? " still" : "");
    if (result.gone() > 0) {
      out.printf(
          "%d more stay as they are: their lines are gone or cannot be read.%n", result.gone());
    }
    goneFiles.forEach(file -> out.println("  " + file + " is not there any more"));
    return true;
  }
}
