package io.miso.streaming.flink;

import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.runners.flink.FlinkStateBackendFactory;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;

/**
 * State on the heap, and enough buffers for stable input.
 *
 * <p>Beam 2.70 gives a stable-input DoFn one buffer more than checkpoints may run at once, and
 * takes them in turn (BufferingDoFnRunner). With two, the first checkpoint after a restore fills
 * the very buffer that still holds the restored records, and its completion releases, unstable,
 * what came after it: a kill before the next checkpoint then publishes those records twice. Flink
 * itself must go on with one checkpoint at a time, so the number is raised only once Beam has told
 * it to Flink, which is when Beam asks for the state backend.
 */
public final class StableBuffers implements FlinkStateBackendFactory {
  private static final int BUFFERS = 16;

  @Override
  public StateBackend createStateBackend(FlinkPipelineOptions options) {
    options.setNumConcurrentCheckpoints(BUFFERS - 1);
    return new HashMapStateBackend();
  }
}
