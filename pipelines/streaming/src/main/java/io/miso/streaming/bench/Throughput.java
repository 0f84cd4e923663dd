package io.miso.streaming.bench;

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
  private static final long CHECKPOINT_MILLIS = 1000;
  private static final long LOOK_MILLIS = 250;
  private static final double WARM = 0.2;
  private static final double NANOS = 1e9;

  private final MisoConfig config;
  private final long records;

  private Throughput(MisoConfig config, long records) {
    this.config = config;
    this.records = records;
  }

  /** Both rates and their ratio as a line of text. */
  public static String measure(MisoConfig config, long records) throws IOException {
    Throughput bench = new Throughput(config, records);
    List<Example> examples = MadeExamples.of(config);
    double sink = bench.rate((pipeline, s) -> GeneratePipeline.buildSink(pipeline, s, examples));
    double whole = bench.rate(GeneratePipeline::build);
    return String.format(
        Locale.ROOT,
        "bare sink %.0f records/s, whole pipeline %.0f records/s, ratio %.2f",
        sink,
        whole,
        whole / sink);
  }

  private interface Builder {
    void build(Pipeline pipeline, GenerateSettings settings);
  }

  private double rate(Builder builder) throws IOException {
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
  private double watch(FlinkJob job, Books books) {
    StopSignal never = new StopSignal();
    long began = 0;
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
        first = settled;
      }
    }
    return (settled - first) / ((System.nanoTime() - began) / NANOS);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
