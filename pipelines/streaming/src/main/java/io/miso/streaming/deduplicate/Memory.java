package io.miso.streaming.deduplicate;

import io.miso.constraints.clean.DuplicateIndex;
import io.miso.constraints.clean.Entry;
import io.miso.shards.Layout;
import io.miso.store.Digests;
import io.miso.store.ObjectStore;
import io.miso.store.PutOnce;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pairs accepted so far, as entries in the order of their acceptance. Every 4,096 of them
 * become a file under the root, of whose name alone checkpoints hold a note: so a checkpoint costs
 * the same however many pairs are remembered. Equal histories give equal memories.
 */
final class Memory {
  private static final Logger LOG = LoggerFactory.getLogger(Memory.class);
  private static final int ENTRY = Entry.LONGS * Long.BYTES;
  private static final int CHUNK = 4096;

  private final ObjectStore store;
  private final String folder;
  private final Likeness likeness;
  private final DuplicateIndex index;
  private final ByteBuffer open = ByteBuffer.allocate(CHUNK * ENTRY);
  private long total;

  /** The notes that checkpoints hold. */
  interface Notes {
    /** The name of a chunk's file, or empty. */
    Optional<String> name(long chunk);

    void note(long chunk, String name);

    void forget(long chunk);
  }

  private Memory(ObjectStore store, String pipelineId, Likeness likeness) {
    this.store = store;
    this.folder = Layout.pipeline(pipelineId) + "seen/";
    this.likeness = likeness;
    this.index = likeness.index();
  }

  /**
   * What a checkpoint remembers.
   *
   * @param total pairs accepted so far
   * @param open entries of those that are in no file yet
   */
  static Memory restore(
      ObjectStore store,
      String pipelineId,
      Likeness likeness,
      long total,
      byte[] open,
      Notes notes) {
    Memory memory = new Memory(store, pipelineId, likeness);
    long first = memory.first(total);
    for (long chunk = first / CHUNK; chunk < total / CHUNK; chunk++) {
      memory.load(chunk, first, notes.name(chunk));
    }
    memory.total = total / CHUNK * CHUNK;
    for (Entry entry : Entry.all(open)) {
      memory.remember(entry, first);
    }
    return memory;
  }

  /** The oldest pair that an index of so many remembers: it forgets by whole generations. */
  private long first(long count) {
    long generation = likeness.index().perGeneration();
    return Math.max(0, (count + generation - 1) / generation - 2) * generation;
  }

  private void load(long chunk, long first, Optional<String> name) {
    total = chunk * CHUNK;
    Optional<ObjectStore.Stored> file = name.flatMap(n -> store.find(folder + n));
    if (file.isEmpty() || !name.equals(Optional.of(name(chunk, file.get().bytes())))) {
      LOG.warn("{}{} is gone or altered: duplicates of its pairs will pass", folder, name);
      return;
    }
    for (Entry entry : Entry.all(file.get().bytes())) {
      remember(entry, first);
    }
    open.clear();
  }

  private void remember(Entry entry, long first) {
    if (total >= first) {
      index.add(entry);
    }
    open.put(entry.bytes());
    total++;
  }

  long total() {
    return total;
  }

  byte[] open() {
    byte[] bytes = new byte[open.position()];
    open.get(0, bytes);
    return bytes;
  }

  /** The entry of the accepted pair that this one duplicates; none for the same pair again. */
  Optional<Entry> find(Entry entry) {
    Entry found = index.find(entry);
    return found.equals(Entry.NONE) || found.hasIdOf(entry) ? Optional.empty() : Optional.of(found);
  }

  /** Remembers an accepted pair. */
  void add(Entry entry, Notes notes) {
    remember(entry, 0);
    if (!open.hasRemaining()) {
      long chunk = total / CHUNK - 1;
      String name = name(chunk, open.array());
      PutOnce.put(store, folder + name, open.array().clone());
      notes.note(chunk, name);
      long gone = first(total) / CHUNK - 1;
      if (gone >= 0) {
        notes.forget(gone);
      }
      open.clear();
    }
  }

  private static String name(long chunk, byte[] bytes) {
    return "%08d-%s.bin".formatted(chunk, Digests.sha256(bytes).substring(0, 16));
  }
}
