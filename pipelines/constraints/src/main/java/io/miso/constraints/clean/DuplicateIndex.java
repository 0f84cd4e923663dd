package io.miso.constraints.clean;

import java.util.Arrays;

/**
 * The pairs published last, by what is left of them: an entry of 16 longs each, found again by any
 * of its bands. Kept in two generations: when the younger is full, the older is forgotten as a
 * whole, so that between half of the asked number and all of it are remembered. 128 bytes an entry
 * and 15 slots of 4 bytes, of which at least half are free: about 350 bytes a pair at most. Not
 * safe for use by several threads.
 */
public final class DuplicateIndex {
  /** How like an estimate must be, to another composed output: these share sentences by nature. */
  public static final double COMPOSED_LIKENESS = 0.9;

  /** The same for other pairs: 0.8 less two standard errors of an estimate. */
  public static final double LIKENESS = 0.725;

  private static final int KEYS = MinHash.BANDS + 1;
  private static final int MOST_ALIKE = 64;

  private final boolean exact;
  private final double likeness;
  private final int perGeneration;
  private Generation young = new Generation();
  private Generation old = new Generation();

  /**
   * An empty index.
   *
   * @param exact true: equal pairs are duplicates
   * @param likeness estimated similarity from which two pairs are near duplicates; above 1: never
   * @param remember pairs remembered at most
   */
  public DuplicateIndex(boolean exact, double likeness, int remember) {
    this.exact = exact;
    this.likeness = likeness;
    this.perGeneration = Math.max(1, remember / 2);
  }

  /** The entry of the pair that this one duplicates, or {@link Entry#NONE}. */
  public Entry find(Entry entry) {
    Entry found = old.find(entry);
    return found.equals(Entry.NONE) ? young.find(entry) : found;
  }

  /** Remembers a pair; where the younger generation is full, the older is forgotten first. */
  public void add(Entry entry) {
    if (young.size == perGeneration) {
      old = young;
      young = new Generation();
    }
    young.add(entry.longs());
  }

  /** Pairs of a generation. */
  public int perGeneration() {
    return perGeneration;
  }

  private final class Generation {
    private long[] entries = new long[Entry.LONGS * 16];
    private int[] slots = new int[512];
    private int size;

    private Entry find(Entry entry) {
      long[] wanted = entry.longs();
      int best = Integer.MAX_VALUE;
      for (int key = 0; key < KEYS; key++) {
        best = Math.min(best, earliest(wanted, key, best));
      }
      return best == Integer.MAX_VALUE ? Entry.NONE : Entry.in(entries, best * Entry.LONGS);
    }

    /** The earliest entry with an equal key that is a duplicate, if earlier than the best. */
    private int earliest(long[] wanted, int key, int best) {
      int mask = slots.length - 1;
      int earliest = best;
      for (int slot = slot(wanted[key], key); slots[slot] != 0; slot = slot + 1 & mask) {
        int entry = (slots[slot] - 1) / KEYS;
        if ((slots[slot] - 1) % KEYS == key
            && entry < earliest
            && entries[entry * Entry.LONGS + key] == wanted[key]
            && isDuplicate(wanted, key, entry * Entry.LONGS)) {
          earliest = entry;
        }
      }
      return earliest;
    }

    private boolean isDuplicate(long[] wanted, int key, int at) {
      return key == Entry.EXACT ? exact : MinHash.similarity(wanted, 0, entries, at) >= likeness;
    }

    private void add(long[] added) {
      if (entries.length == size * Entry.LONGS) {
        entries = Arrays.copyOf(entries, 2 * entries.length);
      }
      System.arraycopy(added, 0, entries, size * Entry.LONGS, Entry.LONGS);
      if (2 * KEYS * (size + 1) > slots.length) {
        slots = new int[2 * slots.length];
        for (int entry = 0; entry < size; entry++) {
          link(entry);
        }
      }
      link(size++);
    }

    /** Of entries that share a key, the first 64 stand for all. */
    private void link(int entry) {
      int mask = slots.length - 1;
      for (int key = 0; key < KEYS; key++) {
        long value = entries[entry * Entry.LONGS + key];
        int alike = 0;
        int slot = slot(value, key);
        for (; slots[slot] != 0 && alike < MOST_ALIKE; slot = slot + 1 & mask) {
          int other = slots[slot] - 1;
          alike +=
              other % KEYS == key && entries[other / KEYS * Entry.LONGS + key] == value ? 1 : 0;
        }
        if (alike < MOST_ALIKE) {
          slots[slot] = entry * KEYS + key + 1;
        }
      }
    }

    private int slot(long value, int key) {
      return (int) Words.mixed(value + key) & slots.length - 1;
    }
  }
}
