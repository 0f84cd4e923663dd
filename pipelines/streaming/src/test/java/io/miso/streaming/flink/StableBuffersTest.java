package io.miso.streaming.flink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.beam.runners.flink.FlinkExecutionEnvironments;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StableBuffersTest {
  @Test
  void givenOurOptions_whenBeamPreparesFlink_thenOneCheckpointRunsAtATimeButBuffersAreMany(
      @TempDir Path folder) {
    FlinkSettings settings =
        new FlinkSettings(
            1, 1000, folder.resolve("checkpoints"), folder.resolve("conf"), Optional.empty(), 0, 0);
    FlinkPipelineOptions options = FlinkJob.options(settings).as(FlinkPipelineOptions.class);
    StreamExecutionEnvironment flink =
        FlinkExecutionEnvironments.createStreamExecutionEnvironment(
            options, List.of(), options.getFlinkConfDir());
    assertEquals(1, flink.getCheckpointConfig().getMaxConcurrentCheckpoints());
    assertTrue(
        options.getNumConcurrentCheckpoints() > 2,
        "a restored, a pending and an open buffer must differ");
  }
}
