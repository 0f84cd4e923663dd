package io.miso.streaming.generate;

import io.miso.shards.Layout;
import io.miso.store.ObjectStores;
import java.nio.file.Path;

/**
 * Where a pipeline keeps what must be a local file: Flink's checkpoints and the lock. Under a local
 * root they are part of it. For a bucket they stay on this machine, in {@code ~/.miso}: the
 * embedded Flink writes checkpoints to a local disk only, so a pipeline must go on where it began.
 * A Flink cluster with checkpoints in a bucket has no such bond.
 *
 * @param base the local folder that stands for the root
 * @param pipelineId the pipeline
 */
record Workplace(Path base, String pipelineId) {
  static Workplace of(String root, String pipelineId) {
    return new Workplace(ObjectStores.workFolder(root), pipelineId);
  }

  /** True if the base's path reads the same as a URI: Flink takes one for the other. */
  boolean isPlain() {
    String uri = base.toUri().getRawPath();
    return uri.equals(base.toString()) || uri.equals(base + "/");
  }

  Path checkpoints() {
    return pipeline().resolve("checkpoints");
  }

  Path flinkConf() {
    return pipeline().resolve("flink");
  }

  Path lock() {
    return pipeline().resolve("lock");
  }

  private Path pipeline() {
    return base.resolve(Layout.pipeline(pipelineId));
  }
}
