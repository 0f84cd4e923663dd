package io.miso.streaming.replay;

import io.miso.config.ConfigException;
import io.miso.schemas.Example;
import io.miso.schemas.Reject;
import io.miso.streaming.source.CorpusFiles;
import io.miso.streaming.source.CorpusLines;
import io.miso.streaming.source.CorpusNote;
import io.miso.streaming.source.Line;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The lines of a corpus that were read: each is a pair or a reject. Lines are found by their
 * numbers, so that none may come or go when some are mended; only a file that could not be read to
 * its end may hold more of them now. One bit a line is kept.
 */
final class ReadLines {
  private static final Set<String> UNREADABLE = Set.of("DAMAGED_FILE", "EMPTY_FILE");
  private static final String CHANGED = "CHANGED_FILE";

  private final Map<String, BitSet> lines = new HashMap<>();
  private final Map<String, Set<Long>> unreadable = new HashMap<>();
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
      addDamage(file, reject.getSourceOffset());
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

  /** A line from which on a file cannot be read; false if a reject tells of it. */
  boolean addDamage(String file, long line) {
    return unreadable.computeIfAbsent(CorpusFiles.name(file), name -> new HashSet<>()).add(line);
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
   * @param isAsRead false for a line that does not say what its pair says
   * @throws ConfigException naming one that is half read, or whose lines are not where they were
   */
  void requireSame(CorpusNote corpus, Set<String> files, Predicate<Line> isAsRead) {
    if (!files.isEmpty() && !corpus.isRead()) {
      corpus.requireUnchanged();
    }
    for (String file : files) {
      if (changed.contains(file) && !unreadable.containsKey(file)) {
        throw refusal(
            corpus,
            "files as they were found, but %s was changed before it was read to its end. Read what it holds now as a corpus of its own, with another corpus.path"
                .formatted(file));
      }
      requireSame(file, corpus, isAsRead);
    }
  }

  /** Lines that have come or gone explain why others differ: they are told first. */
  private void requireSame(String file, CorpusNote corpus, Predicate<Line> isAsRead) {
    long then = Math.max(0, of(file).length() - 1);
    long now = 0;
    long other = 0;
    try (CorpusLines all = CorpusLines.inFile(CorpusFiles.current(file))) {
      while (all.hasNext()) {
        Line line = all.next();
        now += line.isRead() ? 1 : 0;
        other = other == 0 && line.isRead() && !isAsRead.test(line) ? line.number() : other;
      }
    }
    if (now < then || now > then && !unreadable.containsKey(file)) {
      throw refusal(
          corpus,
          "a corpus whose lines are where they were, but of %s %d were read, and %d can be read now. Mend lines in their places, and put new ones into a file of their own"
              .formatted(file, then, now));
    }
    if (other > 0) {
      throw refusal(
          corpus,
          "a corpus of which only rejects were mended, but line %d of %s, which is a pair, is not as it was read. Put it back, and put new lines into a file of their own"
              .formatted(other, file));
    }
  }

  private static ConfigException refusal(CorpusNote corpus, String allowed) {
    return new ConfigException("corpus.path", corpus.path(), allowed);
  }
}
