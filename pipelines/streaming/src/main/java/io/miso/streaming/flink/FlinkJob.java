package io.miso.streaming.flink;

import io.miso.config.MisoConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.runners.flink.FlinkRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.flink.core.execution.JobClient;

/** A pipeline that runs on Flink inside this process. */
public final class FlinkJob {
  private static final long CANCEL_SECONDS = 20;

  private final JobClient client;
  private final CompletableFuture<?> result;

  private FlinkJob(JobClient client) {
    this.client = client;
    this.result = client.getJobExecutionResult();
  }

  /** The options to create a pipeline with; writes Flink's configuration file. */
  public static PipelineOptions options(FlinkSettings settings) {
    writeConf(settings);
    FlinkPipelineOptions options = PipelineOptionsFactory.as(FlinkPipelineOptions.class);
    options.setRunner(FlinkRunner.class);
    options.setJobName("miso-generate");
    keepExact(options);
    options.setAttachedMode(false);
    options.setFlinkConfDir(settings.confFolder().toString());
    options.setParallelism(settings.parallelism());
    options.setCheckpointingInterval(settings.checkpointMillis());
    options.setExternalizedCheckpointsEnabled(true);
    options.setRetainExternalizedCheckpointsOnCancellation(true);
    options.setDisableMetrics(!settings.isWatched());
    options.setAutoWatermarkInterval(200L);
    return options;
  }

  /** The options of a bounded pipeline that keeps no state: embedded Flink, batch by batch. */
  public static PipelineOptions batch(int parallelism) {
    FlinkPipelineOptions options = PipelineOptionsFactory.as(FlinkPipelineOptions.class);
    options.setRunner(FlinkRunner.class);
    options.setJobName("miso-backfill");
    options.setStreaming(false);
    options.setParallelism(parallelism);
    options.setDisableMetrics(true);
    return options;
  }

  /**
   * Adds what exactly-once publication needs to options that name Flink's runner; others stay as
   * they are.
   */
  public static PipelineOptions complete(PipelineOptions options, MisoConfig config) {
    if (options.getRunner() == FlinkRunner.class) {
      FlinkPipelineOptions flink = options.as(FlinkPipelineOptions.class);
      keepExact(flink);
      flink.setEnableStableInputDrain(true);
      flink.setShutdownSourcesAfterIdleMs(0L);
      if (flink.getCheckpointingInterval() <= 0) {
        flink.setCheckpointingInterval(1000L * config.generate().checkpointSeconds());
      }
    }
    return options;
  }

  private static void keepExact(FlinkPipelineOptions options) {
    options.setStreaming(true);
    options.setStateBackendFactory(StableBuffers.class);
    options.setObjectReuse(true);
    options.setFasterCopy(true);
  }

  private static void writeConf(FlinkSettings settings) {
    String yaml =
        settings.conf().entrySet().stream()
            .map(line -> line.getKey() + ": " + line.getValue() + "\n")
            .collect(Collectors.joining());
    try {
      Files.createDirectories(settings.confFolder());
      Files.createDirectories(settings.checkpoints());
      Files.writeString(settings.confFolder().resolve("flink-conf.yaml"), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write into " + settings.confFolder(), e);
    }
  }

  /**
   * Starts the pipeline, which was created with {@link #options}.
   *
   * @throws IllegalStateException if Flink cannot start it
   */
  public static FlinkJob start(Pipeline pipeline) {
    try {
      pipeline.run();
    } catch (RuntimeException e) {
      throw new IllegalStateException("Flink cannot start: " + rootMessage(e), e);
    }
    return new FlinkJob(JobHandOff.take());
  }

  /** Why the job failed, once it has; Flink itself has tried again before that. */
  public Optional<Throwable> failure() {
    if (!result.isCompletedExceptionally()) {
      return Optional.empty();
    }
    return Optional.of(result.handle((done, failure) -> failure).join());
  }

  /** Stops the job; its checkpoints stay. Waits until it has ended, or for a bounded time. */
  public void cancel() {
    try {
      client.cancel();
      result.get(CANCEL_SECONDS, TimeUnit.SECONDS);
    } catch (IllegalStateException | ExecutionException | TimeoutException ended) {
      // A job that failed took its cluster with it, a cancelled job ends with an exception, and one
      // that hangs ends with the process.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The message of the cause that lies deepest. */
  public static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.toString() : root.getMessage();
  }
}
