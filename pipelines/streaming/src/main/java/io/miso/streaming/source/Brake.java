package io.miso.streaming.source;

import io.miso.streaming.books.Books;
import java.io.Serializable;

/** Decides how far a composed source may go, from what has been published. */
public sealed interface Brake extends Serializable {
  /** How many records all splits together may have emitted until the books are read again. */
  long ceiling(Books books);

  /** Never waits. */
  record Off() implements Brake {
    @Override
    public long ceiling(Books books) {
      return Long.MAX_VALUE;
    }
  }

  /** Waits while more than {@code most} published pairs are in no increment plan of the run. */
  record Backlog(String run, long most) implements Brake {
    @Override
    public long ceiling(Books books) {
      return books.read().published() - books.planned(run) > most ? 0 : Long.MAX_VALUE;
    }
  }

  /**
   * Emits what {@code pairs} published pairs need and little more: a reject is made up for, and
   * {@code margin} records may wait in shards that are not full.
   */
  record Target(long pairs, long margin) implements Brake {
    @Override
    public long ceiling(Books books) {
      return pairs + margin + books.read().rejected();
    }
  }
}
