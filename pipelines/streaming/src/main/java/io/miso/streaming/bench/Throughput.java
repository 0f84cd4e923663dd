package io.miso.streaming.bench;

import com.sun.management.OperatingSystemMXBean;
import io.miso.config.MisoConfig;
import io.miso.schemas.Example;
import io.miso.streaming.GeneratePipeline;
import io.miso.streaming.GenerateSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.apache.beam.sdk.Pipeline;

/** Records a second on embedded Flink, with and without the stages before the sink. */
public final class Throughput {
  private static final int TURNS = 3;
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

  private Rate rate(BiConsumer<Pipeline, GenerateSettings> builder) throws IOException {
    try (BenchJob job = BenchJob.start(config, records, builder)) {
      return watch(job);
    }
  }

  /** Counts between a share of the records, when everything is warm, and all of them. */
  private Rate watch(BenchJob job) {
    long began = 0;
    long cpu = 0;
    long first = 0;
    long settled = 0;
    while (settled < records) {
      settled = job.settledAfter(LOOK_MILLIS);
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
}
