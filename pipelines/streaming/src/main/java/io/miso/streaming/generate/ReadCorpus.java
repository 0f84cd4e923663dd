package io.miso.streaming.generate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.miso.shards.CorruptObjectException;
import io.miso.shards.Layout;
import io.miso.store.GcsObjects;
import io.miso.store.ObjectStore;
import io.miso.streaming.source.CorpusFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * The note that a corpus is read to its end, with the bytes of each of its files, or the generation
 * of each of its objects: a corpus that has changed since is refused, as nothing of it would be
 * read again.
 */
record ReadCorpus(ObjectStore store, String pipelineId, String path) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  boolean isFinished() {
    return store.find(Layout.finished(pipelineId)).isPresent();
  }

  /** Notes the end and the files as they are now. */
  void finish() {
    store.create(
        Layout.finished(pipelineId),
        (MAPPER.valueToTree(versions()) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Compares the files with those that were read.
   *
   * @throws IllegalStateException naming the first one that has changed
   */
  void requireUnchanged() {
    Map<String, Long> read = note();
    versions()
        .forEach(
            (file, now) -> {
              Long before = read.get(file);
              if (!now.equals(before)) {
                throw new IllegalStateException(
                    "The corpus %s is read, but %s has changed since (%s, now %s). Put what is new into a file of its own and name that as corpus.path, or use corpus.watch=true from the start. After lines were mended, only miso replay reads them."
                        .formatted(
                            path,
                            file,
                            before == null ? "new" : said(before) + " then",
                            said(now)));
              }
            });
  }

  private String said(long version) {
    return GcsObjects.isUrl(path) ? "generation " + version : version + " bytes";
  }

  private Map<String, Long> note() {
    String name = Layout.finished(pipelineId);
    try {
      return MAPPER.readValue(store.read(name), new TypeReference<TreeMap<String, Long>>() {});
    } catch (JsonProcessingException e) {
      throw new CorruptObjectException(name, "it is not JSON of numbers by file");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + name, e);
    }
  }

  private Map<String, Long> versions() {
    Map<String, Long> versions = new TreeMap<>();
    for (String file : CorpusFiles.list(path)) {
      versions.put(CorpusFiles.name(file), CorpusFiles.version(file));
    }
    return versions;
  }
}
