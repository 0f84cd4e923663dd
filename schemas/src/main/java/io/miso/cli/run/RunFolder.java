package io.miso.cli.run;

import io.miso.config.ConfigLoader;
import io.miso.config.MisoConfig;
import io.miso.shards.Layout;
import io.miso.store.ObjectStores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The supervisor's own files: the effective settings and the stages' logs. */
record RunFolder(Path root, String run) {
  static RunFolder of(MisoConfig config) {
    return new RunFolder(ObjectStores.workFolder(config.root()), config.run().name());
  }

  /** The settings that the stages read. */
  Path config() {
    return root.resolve(Layout.run(run) + "config.yaml");
  }

  /** Held while a supervisor works on the run. */
  Path lock() {
    return root.resolve(Layout.run(run) + "supervisor.lock");
  }

  /** A stage's standard error. */
  Path log(Stage stage) {
    return root.resolve("logs").resolve(stage.title() + ".err.log");
  }

  /** Writes the settings and puts the logs of the last time aside. */
  void prepare(MisoConfig config) {
    try {
      Files.createDirectories(root.resolve(Layout.run(run)));
      Path fresh = config().resolveSibling("config.yaml.new");
      Files.writeString(fresh, ConfigLoader.toYaml(config));
      Files.move(fresh, config(), StandardCopyOption.ATOMIC_MOVE);
      Files.createDirectories(root.resolve("logs"));
      for (Stage stage : Stage.values()) {
        setAside(log(stage));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot write under "
              + root
              + " ("
              + e.getMessage()
              + "). Choose with root=DIR a folder"
              + " that can be written.",
          e);
    }
  }

  private static void setAside(Path log) throws IOException {
    if (Files.exists(log)) {
      Path previous = log.resolveSibling(log.getFileName() + ".1");
      Files.move(log, previous, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
