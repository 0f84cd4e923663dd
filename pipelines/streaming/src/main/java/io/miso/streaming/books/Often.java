package io.miso.streaming.books;

import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A value that is costly to read, read again at most twice a second, and so seldom that reading
 * takes a small share of the time even when a root holds very many shards.
 */
public final class Often<T> implements Supplier<T> {
  private static final long LEAST_MILLIS = 500;
  private static final long SHARE = 20;

  private final Supplier<T> read;
  private final LongSupplier clock;
  private T value;
  private long due;

  /** Reads now; the clock gives milliseconds. */
  public Often(Supplier<T> read, LongSupplier clock) {
    this.read = read;
    this.clock = clock;
    long began = clock.getAsLong();
    this.value = read.get();
    this.due = dueAfter(began);
  }

  @Override
  public T get() {
    long now = clock.getAsLong();
    if (now >= due) {
      value = read.get();
      due = dueAfter(now);
    }
    return value;
  }

  private long dueAfter(long began) {
    long ended = clock.getAsLong();
    return ended + Math.max(LEAST_MILLIS, SHARE * (ended - began));
  }
}
