package io.miso.streaming.replay;

import io.miso.config.ConfigException;
import io.miso.schemas.Example;
import io.miso.schemas.Reject;
import io.miso.streaming.source.CorpusFiles;
import io.miso.streaming.source.CorpusLines;
import io.miso.streaming.source.CorpusNote;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The lines of a corpus that were read: each is a pair or a reject. Lines are found by their
 * numbers, so that none may come or go when some are mended; only a file that could not be read to
 * its end may hold more of them now. One bit a line is kept.
 */
final class ReadLines {
  private static final Set<String> UNREADABLE = Set.of("DAMAGED_FILE", "EMPTY_FILE");
  private static final String CHANGED = "CHANGED_FILE";

  private final Map<String, BitSet> lines = new HashMap<>();
  private final Set<String> unreadable = new HashSet<>();
  private final Set<String> changed = new HashSet<>();

  /** True for what tells that a file, from a line on, could not be read. */
  static boolean isOfRest(Reject reject) {
    return reject.getReasons().stream().anyMatch(reason -> UNREADABLE.contains(reason.getCode()));
  }

  /** True for what tells that a file was changed, and is read no further. */
  static boolean isOfChange(Reject reject) {
    return reject.getReasons().stream().anyMatch(reason -> reason.getCode().equals(CHANGED));
  }

  /** A reject of a line, or of a file. */
  void add(Reject reject) {
    String file = CorpusFiles.name(reject.getSourceUri());
    if (isOfRest(reject)) {
      unreadable.add(file);
    } else if (isOfChange(reject)) {
      changed.add(file);
    } else {
      add(file, reject.getSourceOffset());
    }
  }

  /** The pair of a line. */
  void add(Example pair) {
    add(pair.getLineage().getSourceUri(), pair.getLineage().getSourceOffset());
  }

  /** A line that is read; false if it was read before. */
  boolean add(String file, long line) {
    BitSet read = lines.computeIfAbsent(CorpusFiles.name(file), name -> new BitSet());
    boolean before = read.get(Math.toIntExact(line));
    read.set(Math.toIntExact(line));
    return !before;
  }

  /** True if there is a pair or a reject of the line. */
  boolean has(String file, long line) {
    return of(CorpusFiles.name(file)).get(Math.toIntExact(line));
  }

  private BitSet of(String file) {
    return lines.getOrDefault(file, new BitSet());
  }

  /**
   * Looks at files that may have changed since they were read.
   *
   * @throws ConfigException naming one that is half read, or whose lines are not where they were
   */
  void requireSame(CorpusNote corpus, Set<String> files) {
    if (!files.isEmpty() && !corpus.isRead()) {
      corpus.requireUnchanged();
    }
    files.forEach(file -> requireSame(file, corpus.path()));
  }

  private void requireSame(String file, String path) {
    if (changed.contains(file)) {
      throw new ConfigException(
          "corpus.path",
          path,
          "files as they were found, but %s was changed before it was read to its end. Read what it holds now as a corpus of its own, with another corpus.path"
              .formatted(file));
    }
    long then = Math.max(0, of(file).length() - 1);
    long now = readable(file);
    if (now < then || now > then && !unreadable.contains(file)) {
      throw new ConfigException(
          "corpus.path",
          path,
          "a corpus whose lines are where they were, but of %s %d were read, and %d can be read now. Mend lines in their places, and put new ones into a file of its own"
              .formatted(file, then, now));
    }
  }

  /** How many lines the file has, or has before its damage. */
  private static long readable(String file) {
    long count = 0;
    try (CorpusLines all = CorpusLines.inFile(CorpusFiles.current(file))) {
      while (all.hasNext()) {
        count += all.next().isRead() ? 1 : 0;
      }
    }
    return count;
  }
}
