package io.miso.streaming.generate;

import io.miso.cli.check.Probe;
import io.miso.config.MisoConfig;
import io.miso.streaming.PipelineIdentity;
import java.util.Optional;

/** Whether the pipeline could start: its root's path, Flink's port, where it would go on. */
public final class PipelineProbe implements Probe {
  @Override
  public String name() {
    return "pipeline";
  }

  @Override
  public Optional<String> find(MisoConfig config) {
    Generator.requirePlain(config, Workplace.of(config.root(), PipelineIdentity.of(config)));
    Port.requireFree(config.generate());
    return Optional.of(Generator.state(config));
  }
}
