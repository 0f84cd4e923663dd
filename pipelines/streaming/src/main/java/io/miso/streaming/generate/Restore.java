package io.miso.streaming.generate;

import io.miso.streaming.books.Figures;
import io.miso.streaming.flink.CheckpointFolder;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a pipeline begins.
 *
 * @param checkpoint the checkpoint to go on from; empty: a fresh start
 * @param rewound true if a newer checkpoint is torn
 */
record Restore(Optional<Path> checkpoint, boolean rewound) {
  /**
   * From the newest whole checkpoint.
   *
   * @throws IllegalStateException if there is none, though the pipeline has published: a fresh
   *     start would publish the same pairs again
   */
  static Restore find(Workplace place, Figures published, String root) {
    CheckpointFolder checkpoints = new CheckpointFolder(place.checkpoints());
    Optional<Path> newest = checkpoints.newest();
    if (newest.isEmpty() && published.settled() > 0) {
      throw new IllegalStateException(
          "Pipeline %s of root=%s has published %d records, but %s holds no whole checkpoint: a fresh start would publish them twice. Choose another compose.seed or another root."
              .formatted(place.pipelineId(), root, published.settled(), place.checkpoints()));
    }
    return new Restore(newest, checkpoints.newestIsTorn());
  }

  String describe() {
    return checkpoint
        .map(path -> "restored from checkpoint " + path.getFileName())
        .map(text -> rewound ? text + ", since a newer one is torn" : text)
        .orElse("fresh start");
  }
}
