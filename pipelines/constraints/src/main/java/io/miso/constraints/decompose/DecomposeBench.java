package io.miso.constraints.decompose;

import io.miso.cli.BenchCase;
import io.miso.cli.JsonLines;
import io.miso.constraints.compose.Composer;
import io.miso.constraints.compose.Curriculum;
import io.miso.constraints.compose.Split;
import io.miso.schemas.Message;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code miso bench decompose}: how fast prompts are split by rules. */
@Command(
    name = "decompose",
    mixinStandardHelpOptions = true,
    description = {
      "Measures megabytes of prompts a second that one core splits by rules, in CPU time.",
      "Without --in: 2000 composed instructions, as if others had written them."
    },
    footerHeading = "%nExamples:%n",
    footer = "  miso bench decompose --in prompts.jsonl")
public final class DecomposeBench implements BenchCase {
  private static final int COMPOSED = 2000;
  private static final int WARM_UP = 5;
  private static final int ROUNDS = 7;
  private static final long ROUND_NANOS = 1_000_000_000;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--in",
      paramLabel = "FILE",
      description = "Prompts, one JSON object a line: {\"prompt\"} or {\"messages\"}.")
  private @Nullable Path in;

  @Override
  public Integer call() {
    List<List<Message>> prompts = prompts();
    if (prompts.isEmpty()) {
      throw new IllegalArgumentException("--in " + in + " holds no prompts: give one at least");
    }
    double[] rates =
        IntStream.range(0, WARM_UP + ROUNDS)
            .mapToDouble(round -> rate(prompts))
            .skip(WARM_UP)
            .sorted()
            .toArray();
    String text =
        String.format(
            Locale.ROOT,
            "%d prompts, %.2f MB: %.1f MB/s on one core (median of %d rounds, best %.1f)",
            prompts.size(),
            bytes(prompts) / 1e6,
            rates[ROUNDS / 2],
            ROUNDS,
            rates[ROUNDS - 1]);
    spec.commandLine().getOut().println(text);
    return 0;
  }

  private List<List<Message>> prompts() {
    List<List<Message>> prompts = new ArrayList<>();
    if (in != null) {
      JsonLines.read("--in", in, line -> prompts.add(line.messages()));
      return prompts;
    }
    Composer composer = new Composer(new Curriculum(1, 6, Split.TRAIN), 1);
    for (int i = 0; i < COMPOSED; i++) {
      prompts.add(List.of(new Message("user", composer.compose(i).text())));
    }
    return prompts;
  }

  /** Megabytes a second of CPU time, over whole passes that last a second at least. */
  private static double rate(List<List<Message>> prompts) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    long spent = 0;
    long passes = 0;
    while (spent < ROUND_NANOS) {
      prompts.forEach(Decomposer::decompose);
      spent = threads.getCurrentThreadCpuTime() - start;
      passes++;
    }
    return passes * bytes(prompts) * 1e3 / spent;
  }

  private static long bytes(List<List<Message>> prompts) {
    return prompts.stream()
        .flatMap(List::stream)
        .mapToLong(message -> message.getContent().getBytes(StandardCharsets.UTF_8).length)
        .sum();
  }
}
