package io.miso.cli;

import io.miso.config.ConfigLoader;
import io.miso.config.MisoConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The settings options that every command takes; mixed in by picocli. */
public final class CommonOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Read settings from a YAML file, such as miso.yaml.")
  private @Nullable Path config;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Change one setting; wins over the file. May be repeated.")
  private List<String> assignments = new ArrayList<>();

  /** The effective settings. */
  public MisoConfig load() {
    return load(List.of());
  }

  /** The effective settings, with further assignments that win over the given ones. */
  public MisoConfig load(List<String> further) {
    List<String> all = new ArrayList<>(assignments);
    all.addAll(further);
    return ConfigLoader.load(Optional.ofNullable(config), all);
  }
}
