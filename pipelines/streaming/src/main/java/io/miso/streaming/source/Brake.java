package io.miso.streaming.source;

import io.miso.streaming.books.Books;
import java.io.Serializable;

/** Decides when a composed source waits, from what has been published. */
public sealed interface Brake extends Serializable {
  /**
   * True while the source shall wait.
   *
   * @param emitted records that all splits have emitted since the pipeline's first start, about
   */
  boolean holds(long emitted, Books books);

  /** Never waits. */
  record Off() implements Brake {
    @Override
    public boolean holds(long emitted, Books books) {
      return false;
    }
  }

  /**
   * Waits while more than {@code most} published pairs are not yet in an increment plan of the run.
   */
  record Backlog(String run, long most) implements Brake {
    @Override
    public boolean holds(long emitted, Books books) {
      return books.read().published() - books.planned(run) > most;
    }
  }

  /**
   * Emits what {@code pairs} published pairs need and little more: a reject is made up for, and
   * {@code margin} records may wait in shards that are not full.
   */
  record Target(long pairs, long margin) implements Brake {
    @Override
    public boolean holds(long emitted, Books books) {
      return emitted >= pairs + margin + books.read().rejected();
    }
  }
}
