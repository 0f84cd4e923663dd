package io.miso.constraints;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Finds test material that may lie beside the repository. */
public final class SharedFiles {
  private SharedFiles() {}

  /** The folder or file under {@code shared/data}; without it the calling test is skipped. */
  public static Path require(String path) {
    Optional<Path> found = find(path);
    Assumptions.assumeTrue(
        found.isPresent(), "skipped: no shared/data/" + path + " above this folder");
    return found.orElseThrow();
  }

  private static Optional<Path> find(String path) {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path candidate = at.resolve("shared").resolve("data").resolve(path);
      if (Files.exists(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }
}
