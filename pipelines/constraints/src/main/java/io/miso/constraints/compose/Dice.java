package io.miso.constraints.compose;

import java.util.ArrayList;
import java.util.List;

/** Seeded choices (SplitMix64, Steele et al. 2014): the same keys give the same choices always. */
public final class Dice {
  private long state;

  private Dice(long state) {
    this.state = state;
  }

  /** Choices that depend on every key and on their order. */
  public static Dice of(long... keys) {
    long state = 0;
    for (long key : keys) {
      state = mix(state + 0x9E3779B97F4A7C15L) ^ mix(key);
    }
    return new Dice(state);
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** A number from 0 to bound - 1. */
  public int below(int bound) {
    state += 0x9E3779B97F4A7C15L;
    return (int) Long.remainderUnsigned(mix(state), bound);
  }

  /** A number from low to high, both possible. */
  public int between(int low, int high) {
    return low + below(high - low + 1);
  }

  /** True in so many of a hundred cases. */
  public boolean chance(int percent) {
    return below(100) < percent;
  }

  /** One of the items. */
  public <T> T pick(List<T> items) {
    return items.get(below(items.size()));
  }

  /** The items in another order. */
  public <T> List<T> shuffled(List<T> items) {
    List<T> order = new ArrayList<>(items);
    for (int i = order.size() - 1; i > 0; i--) {
      int other = below(i + 1);
      T item = order.get(i);
      order.set(i, order.get(other));
      order.set(other, item);
    }
    return order;
  }
}
