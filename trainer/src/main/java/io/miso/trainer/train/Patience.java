package io.miso.trainer.train;

import java.util.function.LongSupplier;

/** Waits for more shards for so long, from the moment it is made. */
record Patience(LongSupplier nanos, long until) {
  Patience(LongSupplier nanos, int seconds) {
    this(nanos, nanos.getAsLong() + seconds * 1_000_000_000L);
  }

  boolean isOver() {
    return nanos.getAsLong() - until >= 0;
  }
}
