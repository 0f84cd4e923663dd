package io.miso.streaming.source;

import io.miso.store.ObjectStore;
import io.miso.store.ObjectStores;
import io.miso.streaming.books.Books;
import io.miso.streaming.books.Often;
import java.util.function.LongSupplier;

/** How far a source may go, as its brake says, looked up now and then. */
final class Ceiling implements AutoCloseable {
  private final ObjectStore store;
  private final Often<Long> ceiling;

  /** Of the brake in the options; the clock gives milliseconds. */
  Ceiling(SourceOptions options, String pipelineId, LongSupplier clock) {
    this.store = ObjectStores.open(options.getStoreRoot());
    Books books = new Books(store, pipelineId);
    Brake brake = Brake.of(options.getBrake());
    this.ceiling = new Often<>(() -> brake.ceiling(books), clock);
  }

  /** True if a source that has come so far may go on. */
  boolean isAbove(long position) {
    return position < ceiling.get();
  }

  @Override
  public void close() {
    store.close();
  }
}
