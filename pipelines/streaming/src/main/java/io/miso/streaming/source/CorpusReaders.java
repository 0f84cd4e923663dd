package io.miso.streaming.source;

import io.miso.shards.CorruptObjectException;
import io.miso.shards.Layout;
import io.miso.store.GcsObjects;
import io.miso.store.ObjectStore;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pipelines of a root that have noted files of a corpus, whatever they call them. */
public final class CorpusReaders {
  private static final Logger LOG = LoggerFactory.getLogger(CorpusReaders.class);

  private CorpusReaders() {}

  /** The first file of the corpus that each of the pipelines has noted, by pipeline. */
  public static SortedMap<String, String> of(ObjectStore store, String path) {
    SortedMap<String, FileVersion> files = CorpusFiles.versions(path);
    SortedMap<String, String> readers = new TreeMap<>();
    pipelines(store)
        .forEach(
            id -> first(files, noted(store, id, path)).ifPresent(file -> readers.put(id, file)));
    return readers;
  }

  private static Stream<String> pipelines(ObjectStore store) {
    return store.list(Layout.pipelines(), "").stream()
        .map(name -> name.split("/", -1)[1])
        .distinct();
  }

  /** A torn note is refused where its own pipeline starts, and is no reason to refuse another. */
  private static Map<String, FileVersion> noted(ObjectStore store, String pipelineId, String path) {
    try {
      return new CorpusNote(store, pipelineId, path).files();
    } catch (CorruptObjectException torn) {
      LOG.warn("{}; pipeline {} is not compared", torn.getMessage(), pipelineId);
      return Map.of();
    }
  }

  /** Of the same place, or of the same content; a generation alone says nothing. */
  private static Optional<String> first(
      Map<String, FileVersion> files, Map<String, FileVersion> noted) {
    Set<String> places =
        noted.keySet().stream().map(CorpusReaders::place).collect(Collectors.toSet());
    Set<FileVersion> contents =
        noted.values().stream()
            .filter(version -> !version.digest().isEmpty() && version.number() > 0)
            .collect(Collectors.toSet());
    return files.entrySet().stream()
        .filter(f -> places.contains(place(f.getKey())) || contents.contains(f.getValue()))
        .map(file -> CorpusFiles.name(file.getKey()))
        .findFirst();
  }

  private static String place(String file) {
    return GcsObjects.isUrl(file)
        ? CorpusFiles.name(file)
        : Path.of(file).toAbsolutePath().normalize().toString();
  }
}
