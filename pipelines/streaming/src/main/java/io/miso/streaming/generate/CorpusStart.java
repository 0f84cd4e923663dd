package io.miso.streaming.generate;

import io.miso.cli.inspect.RootReader;
import io.miso.config.MisoConfig;
import io.miso.shards.Layout;
import io.miso.store.ObjectStore;
import io.miso.store.ObjectStores;
import io.miso.streaming.PipelineIdentity;
import io.miso.streaming.source.CorpusFiles;
import io.miso.streaming.source.CorpusNote;
import io.miso.streaming.source.CorpusReaders;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;

/** What is looked at before a corpus is read. */
final class CorpusStart {
  private static final int MOST_WORKERS = 1024;

  private CorpusStart() {}

  /**
   * Requires that the files are there, or read, and as they were.
   *
   * @throws io.miso.config.ConfigException naming what is missing or has changed
   */
  static void require(MisoConfig config) {
    if (config.readsCorpusOnce() && !isRead(config)) {
      String path = config.corpus().path();
      if (CorpusFiles.list(path).isEmpty()) {
        throw CorpusFiles.none(path);
      }
    }
  }

  private static boolean isRead(MisoConfig config) {
    if (!RootReader.begun(config.root())) {
      return false;
    }
    try (ObjectStore store = ObjectStores.open(config.root())) {
      CorpusNote note = new CorpusNote(store, PipelineIdentity.of(config), config.corpus().path());
      note.requireUnchanged();
      return note.isRead();
    }
  }

  /** That another pipeline has read the same, if this one is to start for the first time. */
  static Optional<String> warning(MisoConfig config) {
    if (config.source() != MisoConfig.Source.CORPUS || !RootReader.begun(config.root())) {
      return Optional.empty();
    }
    try (ObjectStore store = ObjectStores.open(config.root())) {
      boolean fresh = store.find(Layout.settings(PipelineIdentity.of(config))).isEmpty();
      return fresh ? warning(config, store) : Optional.empty();
    }
  }

  private static Optional<String> warning(MisoConfig config, ObjectStore store) {
    SortedMap<String, String> readers = CorpusReaders.of(store, config.corpus().path());
    Optional<String> same =
        readers.entrySet().stream().flatMap(reader -> workers(config, reader).stream()).findFirst();
    return same.or(() -> readers.entrySet().stream().map(CorpusStart::told).findFirst());
  }

  /** A pipeline that differs by its workers alone is most likely the one that was meant. */
  private static Optional<String> workers(MisoConfig config, Map.Entry<String, String> reader) {
    return IntStream.rangeClosed(1, MOST_WORKERS)
        .filter(workers -> PipelineIdentity.of(config, workers).equals(reader.getKey()))
        .mapToObj(
            workers ->
                told(reader) + ". generate.parallelism=" + workers + " goes on with that pipeline")
        .findFirst();
  }

  private static String told(Map.Entry<String, String> reader) {
    return "pipeline %s of this root has read %s already; its pairs would be published again"
        .formatted(reader.getKey(), reader.getValue());
  }
}
