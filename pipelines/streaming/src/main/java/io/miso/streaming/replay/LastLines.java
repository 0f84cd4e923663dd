package io.miso.streaming.replay;

import io.miso.config.ConfigException;
import io.miso.streaming.source.CorpusFiles;
import io.miso.streaming.source.CorpusLines;
import io.miso.streaming.source.CorpusNote;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How many lines the files of a corpus had when they were read: each is a pair or a reject. Lines
 * are found by their numbers, so that none may come or go when some are mended.
 */
final class LastLines {
  private final Map<String, Long> lines = new HashMap<>();

  /** A line of which there is a pair or a reject. */
  void add(String file, long line) {
    lines.merge(CorpusFiles.name(file), line, Math::max);
  }

  /**
   * Looks at what has changed since the corpus was read.
   *
   * @param changed the files
   * @throws ConfigException naming a file that is half read, or has more lines or fewer
   */
  void requireSame(CorpusNote corpus, Set<String> changed) {
    if (!corpus.isRead()) {
      corpus.requireUnchanged();
    }
    changed.forEach(file -> requireSame(file, corpus.path()));
  }

  private void requireSame(String file, String path) {
    long then = lines.getOrDefault(file, 0L);
    long now = 0;
    try (CorpusLines all = CorpusLines.inFile(CorpusFiles.current(file))) {
      while (all.hasNext()) {
        now = all.next().number();
      }
    }
    if (now != then) {
      throw new ConfigException(
          "corpus.path",
          path,
          "a corpus whose lines are where they were, but %s had %d when it was read and has %d now. Mend lines in their places, and put new ones into a file of its own"
              .formatted(file, then, now));
    }
  }
}
