package io.miso.streaming.source;

import java.util.NoSuchElementException;
import java.util.function.LongSupplier;
import org.apache.beam.sdk.io.UnboundedSource;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.joda.time.Instant;

/** Emits one split's indices, no faster than its pace and not while its brake holds. */
final class ComposedReader extends UnboundedSource.UnboundedReader<Long> {
  private final ComposedSource source;
  private final ComposedSource.Plan plan;
  private final LongSupplier clock;
  private final Pace pace;
  private final Ceiling ceiling;
  private final boolean ending;
  private long emitted;
  private long time;

  ComposedReader(ComposedSource source, SourceOptions options, long emitted, LongSupplier clock) {
    this.source = source;
    this.plan = source.plan();
    this.emitted = emitted;
    this.clock = clock;
    this.time = clock.getAsLong();
    this.pace = new Pace(options.getRecordsPerSecond(), plan.splits(), time);
    this.ending = options.isEndingWithInput();
    this.ceiling = new Ceiling(options, plan.pipelineId(), clock);
  }

  @Override
  public boolean start() {
    return advance();
  }

  @Override
  public boolean advance() {
    long now = clock.getAsLong();
    if (next() >= plan.limit() || !ceiling.isAbove(next()) || !pace.takes(now)) {
      return false;
    }
    emitted++;
    time = Math.max(time, now);
    return true;
  }

  private long next() {
    return source.split() + emitted * plan.splits();
  }

  @Override
  public Long getCurrent() {
    if (emitted == 0) {
      throw new NoSuchElementException("Nothing emitted yet");
    }
    return next() - plan.splits();
  }

  @Override
  public Instant getCurrentTimestamp() {
    return Instant.ofEpochMilli(time);
  }

  @Override
  public Instant getWatermark() {
    return ending && next() >= plan.limit()
        ? BoundedWindow.TIMESTAMP_MAX_VALUE
        : Instant.ofEpochMilli(time);
  }

  @Override
  public ComposedSource.Mark getCheckpointMark() {
    return new ComposedSource.Mark(emitted);
  }

  @Override
  public ComposedSource getCurrentSource() {
    return source;
  }

  @Override
  public void close() {
    ceiling.close();
  }
}
