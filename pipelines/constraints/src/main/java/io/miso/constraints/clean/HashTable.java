package io.miso.constraints.clean;

/**
 * Numbers from 0 by hash, without boxes: open addressing, at least half of the slots free. The
 * number that was put first for a hash stays. Hashes must be well spread in their low 48 bits. A
 * filter of bits that stays in the cache answers most look-ups of what is not there.
 */
final class HashTable {
  static final int NONE = -1;

  private static final int FILTER_SHIFT = 20;

  /** Four bits of the filter a slot. */
  private static final int BITS_SHARE = Long.SIZE / 4;

  private final long[] filter;
  private final long[] keys;
  private final int[] values;

  /** A table for so many hashes; it does not grow. */
  HashTable(int expected) {
    int slots = Integer.highestOneBit(Math.max(16, expected)) * 4;
    keys = new long[slots];
    values = new int[slots];
    filter = new long[slots / BITS_SHARE];
  }

  /** The number of the hash, or {@link #NONE}. */
  int get(long key) {
    long bits = filter[filterIndex(key)];
    return (bits >>> filterBit(key) & 1) == 0 ? NONE : values[slot(key)] - 1;
  }

  private int filterIndex(long key) {
    return (int) (key >>> FILTER_SHIFT + Byte.SIZE) & filter.length - 1;
  }

  /** Shifts take the lowest six bits. */
  private static int filterBit(long key) {
    return (int) (key >>> FILTER_SHIFT);
  }

  /** Puts a number for the hash; returns the one that is there already, or {@link #NONE}. */
  int putIfAbsent(long key, int value) {
    int slot = slot(key);
    int before = values[slot] - 1;
    if (before == NONE) {
      keys[slot] = key;
      values[slot] = value + 1;
      filter[filterIndex(key)] |= 1L << filterBit(key);
    }
    return before;
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    int slot = (int) key & mask;
    while (values[slot] != 0 && keys[slot] != key) {
      slot = slot + 1 & mask;
    }
    return slot;
  }
}
