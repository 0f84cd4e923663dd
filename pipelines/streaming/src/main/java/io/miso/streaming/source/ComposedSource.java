package io.miso.streaming.source;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.DelegateCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.io.UnboundedSource;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/**
 * The indices of composed records. Split k of n emits k, k + n, k + 2n, ...; its checkpoint mark is
 * how many it has emitted. An element's timestamp is the time of its emission.
 */
public final class ComposedSource extends UnboundedSource<Long, ComposedSource.Mark> {
  private static final long serialVersionUID = 1;

  /** How far a split has come. */
  public record Mark(long emitted) implements CheckpointMark {
    @Override
    public void finalizeCheckpoint() {}
  }

  /**
   * What a composed source is asked for.
   *
   * @param pipelineId whose books the brake reads
   * @param splits fixed number of splits
   * @param limit indices below it are emitted
   */
  public record Plan(String pipelineId, int splits, long limit) implements java.io.Serializable {}

  private final Plan plan;
  private final int split;

  private ComposedSource(Plan plan, int split) {
    this.plan = plan;
    this.split = split;
  }

  /** The source that a plan describes. */
  public static ComposedSource of(Plan plan) {
    return new ComposedSource(plan, 0);
  }

  Plan plan() {
    return plan;
  }

  int split() {
    return split;
  }

  /** The number of splits is the plan's, whatever a runner wishes: indices depend on it. */
  @Override
  public List<ComposedSource> split(int desired, PipelineOptions options) {
    List<ComposedSource> all = new ArrayList<>();
    for (int k = 0; k < plan.splits(); k++) {
      all.add(new ComposedSource(plan, k));
    }
    return all;
  }

  @Override
  public UnboundedReader<Long> createReader(PipelineOptions options, @Nullable Mark mark) {
    return new ComposedReader(
        this,
        options.as(SourceOptions.class),
        mark == null ? 0 : mark.emitted(),
        System::currentTimeMillis);
  }

  @Override
  public Coder<Mark> getCheckpointMarkCoder() {
    return DelegateCoder.of(VarLongCoder.of(), Mark::emitted, Mark::new);
  }

  @Override
  public Coder<Long> getOutputCoder() {
    return VarLongCoder.of();
  }
}
