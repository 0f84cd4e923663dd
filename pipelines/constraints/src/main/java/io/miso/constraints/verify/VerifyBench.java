package io.miso.constraints.verify;

import com.sun.management.OperatingSystemMXBean;
import io.miso.cli.BenchCase;
import io.miso.constraints.Constraint;
import io.miso.constraints.Output;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code miso bench verify}: strict verdicts a second. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Measures strict verdicts on one thread, after a warm-up: responses a second of processor",
      "time (collector included), with all kinds and without those that detect a language. The",
      "original checker in Python runs beside it where Python has its packages."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  miso bench verify --prompts input_data.jsonl --responses model.jsonl",
      "The peer: pip install if-verifiable, then add --python PATH if it is not python3."
    })
public final class VerifyBench implements BenchCase {
  private static final Set<String> BY_LANGUAGE =
      Set.of(
          "language:response_language",
          "change_case:english_capital",
          "change_case:english_lowercase");
  private static final double NANOS = 1e9;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--prompts",
      required = true,
      paramLabel = "FILE",
      description = "IFEval's prompts, one JSON object a line.")
  private Path prompts = Path.of("");

  @Option(
      names = "--responses",
      required = true,
      paramLabel = "FILE",
      description = "The model's responses, one JSON object a line.")
  private Path responses = Path.of("");

  @Option(
      names = "--seconds",
      defaultValue = "5",
      paramLabel = "S",
      description = "Processor seconds of warm-up and of each measurement. Default: 5.")
  private double seconds;

  @Option(
      names = "--python",
      defaultValue = "python3",
      paramLabel = "PATH",
      description = "The Python that runs the original checker. Default: python3.")
  private String python = "python3";

  /** Kept, so that no verdict can be optimized away. */
  private long satisfied;

  /** One response and the constraints on it. */
  private record Job(String text, List<Constraint> constraints) {}

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    List<Job> all = jobs(true);
    List<Job> deterministic = jobs(false);
    int verdicts = all.stream().mapToInt(job -> job.constraints().size()).sum();
    double characters = all.stream().mapToInt(job -> job.text().length()).average().orElse(0);
    double with = rate(all);
    out.printf(
        Locale.ROOT,
        "%,.0f responses/s with language kinds (%d responses of %,.0f characters, %d verdicts)%n",
        with,
        all.size(),
        characters,
        verdicts);
    out.flush();
    double without = rate(deterministic);
    out.printf(Locale.ROOT, "%,.0f responses/s without language kinds%n", without);
    out.flush();
    Peer.measure(python, prompts, responses)
        .ifPresentOrElse(
            peer ->
                out.printf(
                    Locale.ROOT,
                    "original checker in Python: %,.0f responses/s with, %,.0f without;"
                        + " ratios %.1f and %.1f%n",
                    peer.with(),
                    peer.without(),
                    with / peer.with(),
                    without / peer.without()),
            () -> out.println("original checker in Python: not there (pip install if-verifiable)"));
    out.flush();
    return 0;
  }

  private List<Job> jobs(boolean withLanguage) {
    List<Job> jobs = new ArrayList<>();
    for (Prompts.Answered answered : Prompts.readAnswered(prompts, responses)) {
      List<Constraint> constraints = new ArrayList<>();
      for (Demand demand : answered.demands()) {
        if (demand instanceof Demand.Ready ready
            && (withLanguage || !BY_LANGUAGE.contains(ready.id()))) {
          constraints.add(ready.constraint());
        }
      }
      answered.response().ifPresent(text -> jobs.add(new Job(text, constraints)));
    }
    if (jobs.isEmpty()) {
      throw new IllegalArgumentException(prompts + " has no prompt with a response to measure");
    }
    return jobs;
  }

  private double rate(List<Job> jobs) {
    run(jobs);
    return run(jobs);
  }

  /** Responses a second of processor time, over so many seconds of it. */
  private double run(List<Job> jobs) {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long start = system.getProcessCpuTime();
    long responses = 0;
    double taken = 0;
    while (taken < seconds) {
      for (Job job : jobs) {
        Output output = new Output(job.text());
        for (Constraint constraint : job.constraints()) {
          satisfied += constraint.verify(output).satisfied() ? 1 : 0;
        }
      }
      responses += jobs.size();
      taken = (system.getProcessCpuTime() - start) / NANOS;
    }
    return responses / taken;
  }
}
