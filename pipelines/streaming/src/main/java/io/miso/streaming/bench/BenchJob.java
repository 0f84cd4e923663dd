package io.miso.streaming.bench;

import io.miso.cli.LogFile;
import io.miso.cli.StopSignal;
import io.miso.config.MisoConfig;
import io.miso.store.LocalObjectStore;
import io.miso.store.ObjectStore;
import io.miso.streaming.GenerateSettings;
import io.miso.streaming.books.Books;
import io.miso.streaming.flink.FlinkJob;
import io.miso.streaming.flink.FlinkSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.beam.sdk.Pipeline;

/** A pipeline on embedded Flink, under a temporary root that goes with it. */
final class BenchJob implements AutoCloseable {
  private static final long CHECKPOINT_MILLIS = 1000;

  /** One for all jobs of a measurement: a stop between two of them counts as well. */
  private static final StopSignal STOP = StopSignal.ofProcess();

  private final Path root;
  private final ObjectStore store;
  private final Books books;
  private final FlinkJob job;

  private BenchJob(Path root, ObjectStore store, Books books, FlinkJob job) {
    this.root = root;
    this.store = store;
    this.books = books;
    this.job = job;
  }

  /** Starts what the builder makes of a pipeline and its settings, with so many records. */
  static BenchJob start(
      MisoConfig config, long records, BiConsumer<Pipeline, GenerateSettings> builder)
      throws IOException {
    Path root = Files.createTempDirectory("miso-bench");
    LogFile.open(root.resolve("bench.log"));
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
    builder.accept(pipeline, settings);
    ObjectStore store = new LocalObjectStore(root);
    Books books = new Books(store, settings.pipelineId());
    return new BenchJob(root, store, books, FlinkJob.start(pipeline));
  }

  /**
   * Waits, and then counts the records published so far, as pairs or rejects.
   *
   * @throws IllegalStateException if the pipeline failed or is to stop
   */
  long settledAfter(long millis) {
    if (STOP.await(millis)) {
      throw new IllegalStateException("Stopped before the end of the measurement.");
    }
    if (job.failure().isPresent()) {
      throw new IllegalStateException("The pipeline failed", job.failure().get());
    }
    return books.read().settled();
  }

  @Override
  public void close() throws IOException {
    job.cancel();
    store.close();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
