package io.miso.cli.inspect;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The most frequent items of a stream, in bounded memory: lossy counting (Manku and Motwani, 2002).
 * Counts are exact while fewer than a bucket's width of items have come, and at most one a bucket
 * too low after that.
 */
final class FrequentItems {
  private final int width;
  private final Map<String, Entry> entries = new HashMap<>();
  private long added;

  /** The count of an item, and what may be missing from it. */
  private record Entry(long count, long missing) {}

  /** With buckets of so many items. */
  FrequentItems(int width) {
    this.width = width;
  }

  void add(String item) {
    long bucket = added / width;
    added++;
    entries.merge(item, new Entry(1, bucket), (old, one) -> new Entry(old.count + 1, old.missing));
    if (added % width == 0) {
      entries.values().removeIf(entry -> entry.count + entry.missing <= bucket + 1);
    }
  }

  /** Items added, equal ones counted again. */
  long added() {
    return added;
  }

  /** The most frequent item, and how often it was seen at least. */
  Optional<Map.Entry<String, Long>> top() {
    return entries.entrySet().stream()
        .map(e -> Map.entry(e.getKey(), e.getValue().count))
        .max(
            Map.Entry.<String, Long>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())));
  }
}
