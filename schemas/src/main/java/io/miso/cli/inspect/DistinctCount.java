package io.miso.cli.inspect;

import java.util.BitSet;

/**
 * Estimates how many different items were seen, in fixed memory: linear counting (Whang et al.,
 * 1990) over a bitmap of 2^26 bits, 8 MB. Within half a percent up to some 50 million items.
 */
final class DistinctCount {
  private static final int BITS = 1 << 26;

  private final BitSet seen = new BitSet(BITS);

  void add(String item) {
    long hash = 0xCBF29CE484222325L;
    for (int i = 0; i < item.length(); i++) {
      hash = (hash ^ item.charAt(i)) * 0x100000001B3L;
    }
    hash = (hash ^ (hash >>> 32)) * 0x9E3779B97F4A7C15L;
    seen.set((int) (hash >>> 38));
  }

  /** The estimate. */
  long estimate() {
    double empty = 1 - seen.cardinality() / (double) BITS;
    return empty <= 0 ? Long.MAX_VALUE : Math.round(-BITS * Math.log(empty));
  }
}
