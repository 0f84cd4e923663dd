package io.miso.streaming.flink;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.metrics.prometheus.PrometheusReporterFactory;

/**
 * How the embedded Flink runs.
 *
 * @param parallelism parallel workers
 * @param checkpointMillis milliseconds between checkpoints
 * @param checkpoints folder of the checkpoints
 * @param confFolder folder for the configuration file that is generated
 * @param restoreFrom checkpoint to go on from; empty: a fresh start
 * @param port port of the REST endpoint; 0: any free one
 * @param prometheusPort port of the metrics for Prometheus; 0: none
 */
public record FlinkSettings(
    int parallelism,
    long checkpointMillis,
    Path checkpoints,
    Path confFolder,
    Optional<Path> restoreFrom,
    int port,
    int prometheusPort) {

  /** True if somebody may look at the stages' counts; counting takes time. */
  boolean isWatched() {
    return port > 0 || prometheusPort > 0;
  }

  /** The lines of flink-conf.yaml. Paths are URIs: a plain one may hold the comment sign. */
  Map<String, String> conf() {
    Map<String, String> conf = new LinkedHashMap<>();
    conf.put("state.checkpoints.dir", checkpoints.toUri().toString());
    conf.put("state.checkpoints.num-retained", "2");
    conf.put("state.storage.fs.memory-threshold", "1 mb");
    conf.put("execution.checkpointing.snapshot-compression", "true");
    conf.put("execution.job-listeners", JobHandOff.class.getName());
    conf.put("restart-strategy.type", "fixed-delay");
    conf.put("restart-strategy.fixed-delay.attempts", "3");
    conf.put("restart-strategy.fixed-delay.delay", "1 s");
    conf.put("rest.address", "localhost");
    conf.put("rest.bind-address", "localhost");
    conf.put("rest.port", Integer.toString(port));
    conf.put("rest.bind-port", Integer.toString(port));
    if (prometheusPort > 0) {
      String reporter = "metrics.reporter.prometheus.";
      conf.put(reporter + "factory.class", PrometheusReporterFactory.class.getName());
      conf.put(reporter + "port", Integer.toString(prometheusPort));
    }
    restoreFrom.ifPresent(
        checkpoint -> conf.put("execution.savepoint.path", checkpoint.toUri().toString()));
    return conf;
  }
}
