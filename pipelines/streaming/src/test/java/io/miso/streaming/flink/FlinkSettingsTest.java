package io.miso.streaming.flink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.metrics.ReporterSetup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlinkSettingsTest {
  private final Path folder;

  FlinkSettingsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private FlinkSettings settings(int port, int prometheusPort) {
    return new FlinkSettings(
        1,
        1000,
        folder.resolve("checkpoints"),
        folder.resolve("conf"),
        Optional.empty(),
        port,
        prometheusPort);
  }

  @Test
  void givenAPortForPrometheus_whenFlinkReadsTheSettings_thenItStartsOneReporter() {
    assertEquals(0, reporters(settings(0, 0)));
    assertEquals(1, reporters(settings(0, 19_249)));
  }

  private static int reporters(FlinkSettings settings) {
    Configuration conf = Configuration.fromMap(settings.conf());
    conf.setString("metrics.reporter.prometheus.port", "0");
    List<ReporterSetup> setups = ReporterSetup.fromConfiguration(conf, null);
    setups.forEach(setup -> setup.getReporter().close());
    return setups.size();
  }

  @Test
  void givenSomebodyLooks_whenThePipelineIsMade_thenItsStagesCount() {
    assertTrue(disabled(settings(0, 0)));
    assertFalse(disabled(settings(8081, 0)));
    assertFalse(disabled(settings(0, 9249)));
  }

  private static boolean disabled(FlinkSettings settings) {
    return FlinkJob.options(settings).as(FlinkPipelineOptions.class).getDisableMetrics();
  }
}
