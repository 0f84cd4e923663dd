package io.miso.streaming.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.store.LocalObjectStore;
import io.miso.store.ObjectStore;
import io.miso.streaming.books.ReadNotes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusReaderTest {
  private static final int SPLITS = CorpusSplits.COUNT;

  private final Path corpus;
  private final Path root;
  private final CorpusSplits splits;

  CorpusReaderTest(@TempDir Path folder) throws IOException {
    this.corpus = CorpusSplits.write(folder.resolve("corpus"));
    this.root = folder.resolve("root");
    this.splits = new CorpusSplits(corpus, root);
  }

  private static void readAll(CorpusReader reader) throws IOException {
    boolean more = reader.start();
    while (more) {
      more = reader.advance();
    }
  }

  @Test
  void givenARestoreAfterEveryLine_whenReadToTheEnd_thenEveryLineComesOnce() throws Exception {
    List<String> lines = new ArrayList<>();
    long emitted = 0;
    for (CorpusSource source : splits.sources(false)) {
      CorpusSource.Mark mark = CorpusSplits.start();
      boolean more = true;
      while (more) {
        try (CorpusReader reader = splits.reader(source, mark)) {
          more = reader.start();
          if (more) {
            lines.add(CorpusSplits.text(reader.getCurrent()));
          }
          mark = CorpusSplits.stored(source, reader.getCheckpointMark());
        }
      }
      emitted += mark.position().emitted();
    }
    lines.sort(null);
    assertEquals(List.of("0:", "1:1", "1:5", "2:2", "2:6", "3:3", "3:7", "4:4"), lines);
    assertEquals(8, emitted);
  }

  @Test
  void givenTheEnd_whenItsCheckpointsAreComplete_thenTheBooksKnowTheTotal() throws IOException {
    try (ObjectStore store = new LocalObjectStore(root)) {
      ReadNotes notes = new ReadNotes(store, "p");
      for (CorpusSource source : splits.sources(false)) {
        assertEquals(OptionalLong.empty(), notes.total(SPLITS));
        try (CorpusReader reader = splits.reader(source, CorpusSplits.start())) {
          readAll(reader);
          reader.getCheckpointMark().finalizeCheckpoint();
          reader.getCheckpointMark().finalizeCheckpoint();
        }
      }
      assertEquals(OptionalLong.of(8), notes.total(SPLITS));
    }
  }

  @Test
  void givenABrake_whenRead_thenAllSplitsTogetherStayAheadByNoMore() throws IOException {
    Brake brake = new Brake.Ahead(5, new Brake.Off());
    List<String> lines = new ArrayList<>();
    for (CorpusSource source : splits.sources(false)) {
      try (CorpusReader reader = splits.reader(source, CorpusSplits.start(), brake)) {
        for (boolean more = reader.start(); more; more = reader.advance()) {
          lines.add(CorpusSplits.text(reader.getCurrent()));
        }
        assertFalse(reader.advance());
        CorpusSource.Mark mark = reader.getCheckpointMark();
        assertEquals(4, mark.position().before(), "lines of the first file");
        try (CorpusReader on = splits.reader(source, mark)) {
          for (boolean more = on.start(); more; more = on.advance()) {
            assertTrue(List.of("2:6", "3:7", "0:").contains(CorpusSplits.text(on.getCurrent())));
          }
        }
      }
    }
    lines.sort(null);
    assertEquals(List.of("1:1", "1:5", "2:2", "3:3", "4:4"), lines);
  }

  @Test
  void givenAWatchedFolder_whenAFileComes_thenItIsRead() throws IOException {
    try (CorpusReader reader = splits.reader(splits.sources(true).get(0), CorpusSplits.start())) {
      readAll(reader);
      Files.writeString(corpus.resolve("c.jsonl"), "8\n9\n10\n");
      assertFalse(reader.advance(), "it looks about once a second");
      splits.clock.addAndGet(2000);
      assertTrue(reader.advance());
      assertTrue(reader.getCurrent().file().endsWith("c.jsonl"));
    }
  }

  @Test
  void givenALongLine_whenRead_thenLittleOfItIsHeld() throws IOException {
    Path file = corpus.resolve("long.jsonl");
    Files.writeString(file, "x".repeat(3 * Line.LONGEST) + "\nshort\n");
    try (CorpusFile reader = CorpusFile.open(file.toString())) {
      Line line = reader.next().orElseThrow();
      assertTrue(line.tooLong());
      assertEquals(3L * Line.LONGEST, line.length());
      assertEquals(Line.KEPT, line.bytes().length);
      assertEquals("2:short", CorpusSplits.text(reader.next().orElseThrow()));
    }
  }
}
