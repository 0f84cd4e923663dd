package io.miso.streaming.source;

import io.miso.store.ObjectStore;
import io.miso.store.ObjectStores;
import io.miso.streaming.books.Books;
import io.miso.streaming.books.Often;
import java.util.NoSuchElementException;
import java.util.function.LongSupplier;
import org.apache.beam.sdk.io.UnboundedSource;
import org.joda.time.Instant;

/** Emits one split's indices, no faster than its pace and not while its brake holds. */
final class ComposedReader extends UnboundedSource.UnboundedReader<Long> {
  private final ComposedSource source;
  private final ComposedSource.Plan plan;
  private final LongSupplier clock;
  private final Pace pace;
  private final ObjectStore store;
  private final Often<Long> ceiling;
  private long emitted;
  private long time;

  ComposedReader(ComposedSource source, SourceOptions options, long emitted, LongSupplier clock) {
    this.source = source;
    this.plan = source.plan();
    this.emitted = emitted;
    this.clock = clock;
    this.time = clock.getAsLong();
    this.pace = new Pace(options.getRecordsPerSecond(), plan.splits(), time);
    this.store = ObjectStores.open(options.getStoreRoot());
    Books books = new Books(store, plan.pipelineId());
    Brake brake = Brake.of(options.getBrake());
    this.ceiling = new Often<>(() -> brake.ceiling(books), clock);
  }

  @Override
  public boolean start() {
    return advance();
  }

  @Override
  public boolean advance() {
    long now = clock.getAsLong();
    if (next() >= Math.min(plan.limit(), ceiling.get()) || !pace.takes(now)) {
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
    return Instant.ofEpochMilli(time);
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
    store.close();
  }
}
