package io.miso.streaming.flink;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The checkpoints of one pipeline: folders JOB/chk-N that are complete once _metadata stands. */
public record CheckpointFolder(Path folder) {
  private static final Logger LOG = LoggerFactory.getLogger(CheckpointFolder.class);
  private static final String PREFIX = "chk-";
  private static final String METADATA = "_metadata";

  /** The newest checkpoint that is whole; one that is torn is passed over for the one before. */
  public Optional<Path> newest() {
    return complete().stream().filter(CheckpointFolder::isWhole).findFirst();
  }

  /** True if the newest complete checkpoint cannot be restored from. */
  public boolean newestIsTorn() {
    return complete().stream().findFirst().filter(chk -> !isWhole(chk)).isPresent();
  }

  /** The number of the newest complete checkpoint, whole or not; 0 if there is none. */
  public long newestNumber() {
    return complete().stream().mapToLong(CheckpointFolder::number).max().orElse(0);
  }

  /**
   * Deletes what is older than the newest two whole checkpoints, and what is torn or incomplete.
   */
  public void prune() {
    List<Path> kept = complete().stream().filter(CheckpointFolder::isWhole).limit(2).toList();
    for (Path job : children(folder)) {
      children(job).stream().filter(chk -> !kept.contains(chk)).forEach(CheckpointFolder::delete);
      if (children(job).isEmpty()) {
        delete(job);
      }
    }
  }

  private List<Path> complete() {
    return children(folder).stream()
        .flatMap(job -> children(job).stream())
        .filter(chk -> name(chk).startsWith(PREFIX) && Files.exists(chk.resolve(METADATA)))
        .sorted(Comparator.comparingLong(CheckpointFolder::number).reversed())
        .toList();
  }

  private static boolean isWhole(Path checkpoint) {
    Path file = checkpoint.resolve(METADATA);
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      CheckpointMetadata metadata =
          Checkpoints.loadCheckpointMetadata(
              in, CheckpointFolder.class.getClassLoader(), checkpoint.toUri().toString());
      StateFiles.require(metadata);
      return true;
    } catch (IOException | RuntimeException torn) {
      LOG.warn("Checkpoint {} is torn, the one before is tried", checkpoint, torn);
      return false;
    }
  }

  private static long number(Path checkpoint) {
    return Long.parseLong(name(checkpoint).substring(PREFIX.length()));
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  private static List<Path> children(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + folder, e);
    }
  }

  private static void delete(Path path) {
    children(path).forEach(CheckpointFolder::delete);
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + path, e);
    }
  }
}
