package io.miso.streaming.source;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.DelegateCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.io.UnboundedSource;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a corpus. Every split reads every file and emits its own share of each file's lines,
 * so that one large file keeps all workers busy.
 */
public final class CorpusSource extends UnboundedSource<Line, CorpusSource.Mark> {
  private static final long serialVersionUID = 1;

  /**
   * How far a split has come.
   *
   * @param done versions of the files read to their end, by name; {@link #TOLD} for one of which a
   *     line has told that it has changed
   * @param file the file being read; empty between two files
   * @param version its version when it was found
   * @param offset bytes of it that were read; -1 if the rest is damaged
   * @param line lines of it that were read
   * @param before lines of the files in {@code done}, this split's and all others'
   * @param emitted lines of all files that this split has emitted
   */
  public record Position(
      Map<String, FileVersion> done,
      String file,
      FileVersion version,
      long offset,
      long line,
      long before,
      long emitted)
      implements Serializable {
    static final Position START = new Position(Map.of(), "", FileVersion.GONE, 0, 0, 0, 0);

    /** Instead of a version: it is not looked at again. */
    static final FileVersion TOLD = new FileVersion(-2, "");

    /** Copies the map. */
    public Position {
      done = Map.copyOf(done);
    }
  }

  /**
   * A checkpoint's share of this source.
   *
   * @param position where to go on
   * @param durable run once the checkpoint can be restored from
   */
  public record Mark(Position position, Runnable durable) implements CheckpointMark {
    static Mark of(Position position) {
      return new Mark(position, () -> {});
    }

    @Override
    public void finalizeCheckpoint() {
      durable.run();
    }
  }

  /**
   * What a corpus source is asked for.
   *
   * @param path a file, folder or glob
   * @param watch true: keep looking for new files
   * @param splits fixed number of splits
   * @param pipelineId whose end it is
   */
  public record Plan(String path, boolean watch, int splits, String pipelineId)
      implements Serializable {}

  private final Plan plan;
  private final int split;

  /** The files of a corpus that is not watched: all splits must read the same ones. */
  private final TreeMap<String, FileVersion> files;

  private CorpusSource(Plan plan, int split, SortedMap<String, FileVersion> files) {
    this.plan = plan;
    this.split = split;
    this.files = new TreeMap<>(files);
  }

  /** The source that a plan describes. */
  public static CorpusSource of(Plan plan) {
    return new CorpusSource(plan, 0, CorpusFiles.versions(plan.path()));
  }

  Plan plan() {
    return plan;
  }

  int split() {
    return split;
  }

  /** The files to read, by path, with their versions; of a watched corpus as they are now. */
  SortedMap<String, FileVersion> files() {
    return plan.watch() ? CorpusFiles.versions(plan.path()) : files;
  }

  /** True if this split emits the line; the other splits skip it. */
  boolean owns(Line line) {
    return Math.floorMod(line.file().hashCode() + line.number(), plan.splits()) == split;
  }

  /** The first number above {@code number} that this split emits of a file. */
  long nextOwned(String file, long number) {
    long next = number + 1;
    return next + Math.floorMod(split - (file.hashCode() + next), plan.splits());
  }

  /**
   * The number of splits is the plan's, whatever a runner wishes: who owns a line depends on it.
   */
  @Override
  public List<CorpusSource> split(int desired, PipelineOptions options) {
    List<CorpusSource> all = new ArrayList<>();
    for (int k = 0; k < plan.splits(); k++) {
      all.add(new CorpusSource(plan, k, files));
    }
    return all;
  }

  @Override
  public UnboundedReader<Line> createReader(PipelineOptions options, @Nullable Mark mark) {
    return new CorpusReader(
        this,
        options.as(SourceOptions.class),
        mark == null ? Position.START : mark.position(),
        System::currentTimeMillis);
  }

  @Override
  public Coder<Mark> getCheckpointMarkCoder() {
    return DelegateCoder.of(SerializableCoder.of(Position.class), Mark::position, Mark::of);
  }

  @Override
  public Coder<Line> getOutputCoder() {
    return SerializableCoder.of(Line.class);
  }
}
