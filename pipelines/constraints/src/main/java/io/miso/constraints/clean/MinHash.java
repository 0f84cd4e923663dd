package io.miso.constraints.clean;

import java.util.Arrays;

/**
 * Sketches of texts whose likeness estimates the Jaccard similarity of their sets of word runs (5
 * words; 8 characters where words are single characters; Broder 1997). A sketch is 112 minimal
 * hashes under fixed functions, of each of which one byte is kept (b-bit MinHash, Li and König
 * 2010), as 14 longs: each long is a band of 8. Two texts become candidates when a band is equal,
 * which happens with probability 0.06 at similarity 0.5, 0.93 at 0.8 and 1.00 at 0.9.
 */
public final class MinHash {
  /** Longs of a sketch. */
  public static final int BANDS = 14;

  private static final int HASHES = BANDS * Long.BYTES;
  private static final int RUN = 5;
  private static final int IDEOGRAPHIC_RUN = 8;
  private static final int[] FACTORS = new int[HASHES];
  private static final int[] ADDENDS = new int[HASHES];
  private static final int SPREAD = 0x9E3779B1;

  /** Different values have equal bytes once in 256 times. */
  private static final double CHANCE = 1.0 / 256;

  static {
    for (int i = 0; i < HASHES; i++) {
      long drawn = Words.mixed(0x6D69736FL + i);
      FACTORS[i] = (int) drawn | 1;
      ADDENDS[i] = (int) (drawn >>> 32);
    }
  }

  private MinHash() {}

  /** The sketch of a text with at least one word. */
  public static long[] sketch(Words words) {
    int[] least = new int[HASHES];
    Arrays.fill(least, Integer.MAX_VALUE);
    for (long run : words.runs(words.ideographic() ? IDEOGRAPHIC_RUN : RUN)) {
      lower(least, (int) (run >>> 32));
    }
    long[] sketch = new long[BANDS];
    for (int i = 0; i < HASHES; i++) {
      sketch[i / Long.BYTES] = sketch[i / Long.BYTES] << Byte.SIZE | least[i] * SPREAD >>> 24;
    }
    return sketch;
  }

  /** Kept apart and free of branches, so that it is compiled to vector instructions. */
  private static void lower(int[] least, int run) {
    for (int i = 0; i < HASHES; i++) {
      least[i] = Math.min(least[i], FACTORS[i] * run + ADDENDS[i]);
    }
  }

  /** The estimated similarity of two sketches inside arrays: standard error 0.04 at 0.8. */
  public static double similarity(long[] one, int from, long[] other, int otherFrom) {
    int equal = 0;
    for (int band = 0; band < BANDS; band++) {
      equal += equalBytes(one[from + band] ^ other[otherFrom + band]);
    }
    double share = (double) equal / HASHES;
    return Math.max(0, (share - CHANCE) / (1 - CHANCE));
  }

  /** How many bytes are zero (Bit Twiddling Hacks, exact form). */
  private static int equalBytes(long different) {
    long low = 0x7F7F7F7F7F7F7F7FL;
    return Long.bitCount(~((different & low) + low | different | low));
  }
}
