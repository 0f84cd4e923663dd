package io.miso.streaming.bench;

import com.sun.management.OperatingSystemMXBean;
import io.miso.cli.StopSignal;
import io.miso.config.MisoConfig;
import io.miso.schemas.Example;
import io.miso.store.LocalObjectStore;
import io.miso.store.ObjectStore;
import io.miso.streaming.GeneratePipeline;
import io.miso.streaming.GenerateSettings;
import io.miso.streaming.books.Books;
import io.miso.streaming.flink.FlinkJob;
import io.miso.streaming.flink.FlinkSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.beam.sdk.Pipeline;

/** Records a second on embedded Flink, with and without the stages before the sink. */
public final class Throughput {
  private static final int TURNS = 3;
  private static final long CHECKPOINT_MILLIS = 1000;
  private static final long LOOK_MILLIS = 250;
  private static final double WARM = 0.2;
  private static final double NANOS = 1e9;
  private static final double MICROS = 1e3;

  private final MisoConfig config;
  private final long records;

  private Throughput(MisoConfig config, long records) {
    this.config = config;
    this.records = records;
  }

  /**
   * Both rates and their ratio as a line of text. The two take turns, since the speed of a machine
   * changes, and the first turn of each only warms up the JVM.
   */
  public static String measure(MisoConfig config, long records) throws IOException {
    Throughput bench = new Throughput(config, records);
    List<Example> examples = MadeExamples.of(config);
    Rate sink = Rate.NONE;
    Rate whole = Rate.NONE;
    for (int turn = 0; turn <= TURNS; turn++) {
      Rate bare = bench.rate((pipeline, s) -> GeneratePipeline.buildSink(pipeline, s, examples));
      Rate full = bench.rate(GeneratePipeline::build);
      sink = turn == 0 ? sink : sink.plus(bare);
      whole = turn == 0 ? whole : whole.plus(full);
    }
    return String.format(
        Locale.ROOT,
        "bare sink %s, whole pipeline %s, ratio %.2f, by CPU time %.2f",
        sink,
        whole,
        whole.perSecond() / sink.perSecond(),
        sink.cpuMicros() / whole.cpuMicros());
  }

  /**
   * What was measured.
   *
   * @param cpuNanos of all threads; other processes hardly change it
   */
  private record Rate(long records, long nanos, long cpuNanos) {
    static final Rate NONE = new Rate(0, 0, 0);

    Rate plus(Rate other) {
      return new Rate(records + other.records, nanos + other.nanos, cpuNanos + other.cpuNanos);
    }

    double perSecond() {
      return records / (nanos / NANOS);
    }

    double cpuMicros() {
      return cpuNanos / MICROS / records;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "%.0f records/s (%.0f CPU-µs each)", perSecond(), cpuMicros());
    }
  }

  private interface Builder {
    void build(Pipeline pipeline, GenerateSettings settings);
  }

  private Rate rate(Builder builder) throws IOException {
    Path root = Files.createTempDirectory("miso-bench");
    try (ObjectStore store = new LocalObjectStore(root)) {
      GenerateSettings settings = GenerateSettings.bench(config, root.toString(), records);
      FlinkSettings flink =
          new FlinkSettings(
              config.generate().parallelism(),
              CHECKPOINT_MILLIS,
              root.resolve("checkpoints"),
              root.resolve("flink"),
              Optional.empty(),
              0,
              0);
      Pipeline pipeline = Pipeline.create(settings.tell(FlinkJob.options(flink)));
      builder.build(pipeline, settings);
      FlinkJob job = FlinkJob.start(pipeline);
      try {
        return watch(job, new Books(store, settings.pipelineId()));
      } finally {
        job.cancel();
      }
    } finally {
      delete(root);
    }
  }

  /** Counts between a share of the records, when everything is warm, and all of them. */
  private Rate watch(FlinkJob job, Books books) {
    StopSignal never = new StopSignal();
    long began = 0;
    long cpu = 0;
    long first = 0;
    long settled = 0;
    while (settled < records) {
      never.await(LOOK_MILLIS);
      if (job.failure().isPresent()) {
        throw new IllegalStateException("The pipeline failed", job.failure().get());
      }
      settled = books.read().settled();
      if (began == 0 && settled >= WARM * records) {
        began = System.nanoTime();
        cpu = cpuNanos();
        first = settled;
      }
    }
    return new Rate(settled - first, System.nanoTime() - began, cpuNanos() - cpu);
  }

  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
