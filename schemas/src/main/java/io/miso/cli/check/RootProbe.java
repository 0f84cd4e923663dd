package io.miso.cli.check;

import io.miso.config.ConfigException;
import io.miso.config.MisoConfig;
import io.miso.store.ObjectStore;
import io.miso.store.ObjectStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/** Writes a small object under the root and deletes it; a folder is not made for that. */
public final class RootProbe implements Probe {
  @Override
  public String name() {
    return "root";
  }

  @Override
  public Optional<String> find(MisoConfig config) throws IOException {
    Optional<Path> local = ObjectStores.localFolder(config.root());
    return Optional.of(local.isPresent() ? tryFolder(local.get()) : tryBucket(config.root()));
  }

  private static String tryFolder(Path folder) throws IOException {
    Path there = nearest(folder.toAbsolutePath().normalize());
    try {
      Files.delete(Files.createTempFile(there, ".miso-check", ""));
    } catch (IOException e) {
      throw new ConfigException(
          "root", folder, "a folder that can be written; %s cannot (%s)".formatted(there, e));
    }
    return "%s %s, %.1f GB free"
        .formatted(
            folder,
            Files.exists(folder) ? "can be written" : "is not there yet and can be made",
            Files.getFileStore(there).getUsableSpace() / 1e9);
  }

  /** The folder, or the one above it that is there. */
  private static Path nearest(Path folder) {
    Path there = folder;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there)) {
      throw new ConfigException("root", folder, "a folder, but " + there + " is a file");
    }
    return there;
  }

  private static String tryBucket(String root) {
    try (ObjectStore store = ObjectStores.open(root)) {
      String name = "check/" + UUID.randomUUID();
      store.create(name, new byte[] {1});
      store.read(name);
      store.delete(name);
      return root + " can be written, read and deleted from";
    }
  }
}
