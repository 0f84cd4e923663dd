package io.miso.streaming.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.miso.config.ConfigException;
import io.miso.shards.CorruptObjectException;
import io.miso.shards.Layout;
import io.miso.store.GcsObjects;
import io.miso.store.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a pipeline whose corpus is not watched notes of it: the files as they are at its first
 * start, and that they are read. A corpus that is no longer what was noted is refused: lines of it
 * would be passed over or read twice.
 */
public final class CorpusNote {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ObjectStore store;
  private final String path;
  private final String name;

  /**
   * The note as stored.
   *
   * @param read true once every line is a pair or a reject
   * @param files versions by file or object
   */
  private record Stored(boolean read, SortedMap<String, FileVersion> files) {}

  /** The note of the pipeline on the corpus that a path names. */
  public CorpusNote(ObjectStore store, String pipelineId, String path) {
    this.store = store;
    this.path = path;
    this.name = Layout.corpus(pipelineId);
  }

  /** The files that were noted, with their versions; none before the first start. */
  SortedMap<String, FileVersion> files() {
    return find().map(Stored::files).orElseGet(TreeMap::new);
  }

  /** What was given as the corpus. */
  public String path() {
    return path;
  }

  /**
   * Notes the files as they are, at the first start; requires later that they are the same.
   *
   * @throws ConfigException naming one that has changed
   */
  public void begin() {
    if (!store.create(name, bytes(new Stored(false, now())))) {
      requireUnchanged();
    }
  }

  /** True if the corpus is read to its end. */
  public boolean isRead() {
    return find().map(Stored::read).orElse(false);
  }

  /** Notes that the corpus, as it was noted, is read to its end. */
  public void end() {
    Optional<ObjectStore.Stored> before = store.find(name);
    replace(
        before, new Stored(true, before.map(this::parse).map(Stored::files).orElseGet(this::now)));
  }

  /** Notes files as {@link #changed} has found them, after lines of them were mended. */
  public void accept(SortedMap<String, FileVersion> mended) {
    if (!mended.isEmpty()) {
      Optional<ObjectStore.Stored> before = store.find(name);
      Stored note = before.map(this::parse).orElseThrow();
      SortedMap<String, FileVersion> files = new TreeMap<>(note.files());
      files.putAll(mended);
      replace(before, new Stored(note.read(), files));
    }
  }

  /** The noted files that have changed and are still there, as they are now. */
  public SortedMap<String, FileVersion> changed() {
    Optional<Stored> note = find();
    if (note.isEmpty()) {
      return new TreeMap<>();
    }
    SortedMap<String, FileVersion> noted = note.get().files();
    SortedMap<String, FileVersion> changed = now();
    changed.keySet().retainAll(noted.keySet());
    changed.entrySet().removeAll(noted.entrySet());
    return changed;
  }

  /**
   * Compares the files with those that were noted, if any were. Files that are read may go. Objects
   * that are not read yet are left to the reader: they are pinned, and cannot be put back.
   *
   * @throws ConfigException naming the first one that has changed
   */
  public void requireUnchanged() {
    Optional<Stored> note = find();
    if (note.isEmpty() || GcsObjects.isUrl(path) && !note.get().read()) {
      return;
    }
    SortedMap<String, FileVersion> before = note.get().files();
    SortedMap<String, FileVersion> now = now();
    before.forEach((file, version) -> requireItsName(file, version, before, now));
    before.forEach(
        (file, version) ->
            require(file, version, now.getOrDefault(file, FileVersion.GONE), note.get().read()));
    now.forEach(
        (file, v) ->
            require(file, before.getOrDefault(file, FileVersion.GONE), v, note.get().read()));
  }

  /** A file that is called otherwise would be refused as new, and read twice if read elsewhere. */
  private void requireItsName(
      String file,
      FileVersion version,
      SortedMap<String, FileVersion> before,
      SortedMap<String, FileVersion> now) {
    now.forEach(
        (other, same) -> {
          if (same.equals(version) && !now.containsKey(file) && !before.containsKey(other)) {
            throw new ConfigException(
                "corpus.path",
                path,
                "a corpus as it was when it was last read, but %s is called %s now. Rename it back"
                    .formatted(file, other));
          }
        });
  }

  private void require(String file, FileVersion before, FileVersion now, boolean read) {
    if (before.equals(now) || read && now.equals(FileVersion.GONE)) {
      return;
    }
    throw new ConfigException(
        "corpus.path",
        path,
        "a corpus as it was when it was last read, but %s was %s then and is %s now. %s"
            .formatted(file, before, now, remedy(before, read)));
  }

  private static String remedy(FileVersion before, boolean read) {
    if (before.equals(FileVersion.GONE)) {
      return "Name the new file as corpus.path, or use corpus.watch=true from the start";
    }
    return read
        ? "If it was damaged, or lines of it were mended, run 'miso replay'; put what is new into a file of its own"
        : "Put it back as it was: part of it is read";
  }

  private SortedMap<String, FileVersion> now() {
    SortedMap<String, FileVersion> versions = new TreeMap<>();
    CorpusFiles.versions(path).forEach((file, v) -> versions.put(CorpusFiles.name(file), v));
    return versions;
  }

  private Optional<Stored> find() {
    return store.find(name).map(this::parse);
  }

  private Stored parse(ObjectStore.Stored stored) {
    try {
      return MAPPER.readValue(stored.bytes(), Stored.class);
    } catch (JsonProcessingException e) {
      throw new CorruptObjectException(name, "it is no note on a corpus: " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + name, e);
    }
  }

  /** Only what was read is replaced: a note that another process has changed meanwhile stays. */
  private void replace(Optional<ObjectStore.Stored> before, Stored note) {
    long generation = before.map(ObjectStore.Stored::generation).orElse(ObjectStore.ABSENT);
    if (!store.compareAndSet(name, generation, bytes(note))) {
      throw new IllegalStateException("Another process has just changed " + name + ". Stop it.");
    }
  }

  private static byte[] bytes(Stored note) {
    try {
      return MAPPER.writeValueAsBytes(note);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write a note", e);
    }
  }
}
