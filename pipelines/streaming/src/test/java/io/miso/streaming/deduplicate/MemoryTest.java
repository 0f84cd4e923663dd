package io.miso.streaming.deduplicate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.constraints.clean.Entry;
import io.miso.store.LocalObjectStore;
import io.miso.store.ObjectStore;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A restored memory is the memory that was. */
class MemoryTest {
  private static final Likeness LIKENESS = new Likeness(true, true, true, 10_000);

  private final ObjectStore store;
  private final SavedNotes notes = new SavedNotes();

  MemoryTest(@TempDir Path root) {
    this.store = new LocalObjectStore(root);
  }

  private static final class SavedNotes implements Memory.Notes {
    private final Map<Long, String> names = new HashMap<>();

    @Override
    public Optional<String> name(long chunk) {
      return Optional.ofNullable(names.get(chunk));
    }

    @Override
    public void note(long chunk, String name) {
      names.put(chunk, name);
    }

    @Override
    public void forget(long chunk) {
      names.remove(chunk);
    }
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static Entry entry(int id) {
    String text = "thing " + id + " stands on shelf " + id * 7 + " beside thing " + id * 13;
    return Entry.of("%016x".formatted(id), "Say where it is.", text, true);
  }

  private Memory restored(long total, byte[] open) {
    return Memory.restore(store, "p", LIKENESS, total, open, notes);
  }

  private Memory filled(int pairs) {
    Memory memory = restored(0, new byte[0]);
    for (int id = 1; id <= pairs; id++) {
      memory.add(entry(id), notes);
    }
    return memory;
  }

  private static void assertSame(Memory one, Memory other, int pairs) {
    assertEquals(one.total(), other.total());
    assertArrayEquals(one.open(), other.open());
    for (int id = 1; id <= pairs; id++) {
      Entry twin = Entry.of("ffff%012x".formatted(id), "Say where it is.", text(id), true);
      assertEquals(one.find(twin), other.find(twin));
    }
  }

  private static String text(int id) {
    return "thing " + id + " stands on shelf " + id * 7 + " beside thing " + id * 13;
  }

  @Test
  void givenAnyNumberOfPairs_whenRestored_thenEveryAnswerIsTheSame() {
    for (int pairs : new int[] {0, 1, 4095, 4096, 4097, 5000, 10_000, 12_289, 15_000, 15_001}) {
      notes.names.clear();
      Memory memory = filled(pairs);
      assertSame(memory, restored(memory.total(), memory.open()), pairs);
    }
  }

  @Test
  void givenManyPairs_whenAdded_thenCheckpointsHoldOnlyTheNamesThatAreStillNeeded() {
    Memory memory = filled(40_000);
    assertTrue(memory.open().length < 4096 * 128);
    assertTrue(notes.names.size() <= 4, notes.names.toString());
    Entry twin = Entry.of("ffff000000000000", "Say where it is.", text(40_000), true);
    assertEquals(Optional.of(entry(40_000)), memory.find(twin));
    assertEquals(Optional.empty(), memory.find(entry(40_000)));
    assertEquals(Optional.empty(), memory.find(entry(29_999)));
  }

  @Test
  void givenALostFile_whenRestored_thenTheOthersAreStillKnown() {
    Memory memory = filled(9000);
    store.delete("pipelines/p/seen/" + notes.names.get(0L));
    Memory restored = restored(memory.total(), memory.open());
    assertEquals(9000, restored.total());
    Entry twin = Entry.of("ffff000000000000", "Say where it is.", text(9000), true);
    assertEquals(Optional.of(entry(9000)), restored.find(twin));
  }
}
