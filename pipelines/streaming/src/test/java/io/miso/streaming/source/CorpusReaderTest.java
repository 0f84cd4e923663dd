package io.miso.streaming.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.store.LocalObjectStore;
import io.miso.store.ObjectStore;
import io.miso.streaming.books.ReadNotes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.util.CoderUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusReaderTest {
  private static final int SPLITS = 3;

  private final Path corpus;
  private final Path root;
  private final AtomicLong clock = new AtomicLong(5000);

  CorpusReaderTest(@TempDir Path folder) throws IOException {
    this.corpus = Files.createDirectory(folder.resolve("corpus"));
    this.root = folder.resolve("root");
    Files.writeString(corpus.resolve("a.jsonl"), "1\r\n2\n3\n4\n");
    Files.writeString(corpus.resolve("b.jsonl"), "5\n6\n7");
    Files.writeString(corpus.resolve("empty.jsonl"), "");
    Files.writeString(corpus.resolve(".hidden.jsonl"), "no");
    Files.writeString(corpus.resolve("other.txt"), "no");
  }

  private List<CorpusSource> sources(boolean watch) {
    CorpusSource.Plan plan = new CorpusSource.Plan(corpus.toString(), watch, SPLITS, "p");
    return CorpusSource.of(plan).split(1, PipelineOptionsFactory.create());
  }

  private CorpusReader reader(CorpusSource source, CorpusSource.Mark mark) {
    return reader(source, mark, new Brake.Off());
  }

  private CorpusReader reader(CorpusSource source, CorpusSource.Mark mark, Brake brake) {
    SourceOptions options = PipelineOptionsFactory.as(SourceOptions.class);
    options.setStoreRoot(root.toString());
    options.setBrake(brake.text());
    return new CorpusReader(source, options, mark.position(), clock::get);
  }

  private static CorpusSource.Mark start() {
    return CorpusSource.Mark.of(CorpusSource.Position.START);
  }

  private static void readAll(CorpusReader reader) throws IOException {
    boolean more = reader.start();
    while (more) {
      more = reader.advance();
    }
  }

  private static String text(Line line) {
    return line.number() + ":" + new String(line.bytes(), StandardCharsets.UTF_8);
  }

  /** The mark as a runner keeps it. */
  private static CorpusSource.Mark stored(CorpusSource source, CorpusSource.Mark mark)
      throws CoderException {
    byte[] bytes = CoderUtils.encodeToByteArray(source.getCheckpointMarkCoder(), mark);
    return CoderUtils.decodeFromByteArray(source.getCheckpointMarkCoder(), bytes);
  }

  @Test
  void givenARestoreAfterEveryLine_whenReadToTheEnd_thenEveryLineComesOnce() throws Exception {
    List<String> lines = new ArrayList<>();
    long emitted = 0;
    for (CorpusSource source : sources(false)) {
      CorpusSource.Mark mark = start();
      boolean more = true;
      while (more) {
        try (CorpusReader reader = reader(source, mark)) {
          more = reader.start();
          if (more) {
            lines.add(text(reader.getCurrent()));
          }
          mark = stored(source, reader.getCheckpointMark());
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
      for (CorpusSource source : sources(false)) {
        assertEquals(OptionalLong.empty(), notes.total(SPLITS));
        try (CorpusReader reader = reader(source, start())) {
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
    for (CorpusSource source : sources(false)) {
      try (CorpusReader reader = reader(source, start(), brake)) {
        for (boolean more = reader.start(); more; more = reader.advance()) {
          lines.add(text(reader.getCurrent()));
        }
        assertFalse(reader.advance());
        CorpusSource.Mark mark = reader.getCheckpointMark();
        assertEquals(4, mark.position().before(), "lines of the first file");
        try (CorpusReader on = reader(source, mark)) {
          for (boolean more = on.start(); more; more = on.advance()) {
            assertTrue(List.of("2:6", "3:7", "0:").contains(text(on.getCurrent())));
          }
        }
      }
    }
    lines.sort(null);
    assertEquals(List.of("1:1", "1:5", "2:2", "3:3", "4:4"), lines);
  }

  @Test
  void givenAWatchedFolder_whenAFileComes_thenItIsRead() throws IOException {
    try (CorpusReader reader = reader(sources(true).get(0), start())) {
      readAll(reader);
      Files.writeString(corpus.resolve("c.jsonl"), "8\n9\n10\n");
      assertFalse(reader.advance(), "it looks about once a second");
      clock.addAndGet(2000);
      assertTrue(reader.advance());
      assertTrue(reader.getCurrent().file().endsWith("c.jsonl"));
    }
  }

  private List<String> toldBy(CorpusReader reader) throws IOException {
    List<String> told = new ArrayList<>();
    for (boolean more = reader.start(); more; more = reader.advance()) {
      Line line = reader.getCurrent();
      told.add(text(line) + line.damage());
    }
    return told;
  }

  private List<CorpusSource.Mark> afterOneLine(List<CorpusSource> sources) throws IOException {
    List<CorpusSource.Mark> marks = new ArrayList<>();
    for (CorpusSource source : sources) {
      try (CorpusReader reader = reader(source, start())) {
        assertTrue(reader.start());
        marks.add(stored(source, reader.getCheckpointMark()));
      }
    }
    return marks;
  }

  @Test
  void givenAHalfReadFileThatChanges_whenRestored_thenItMustBePutBackAndNothingIsLost()
      throws IOException {
    List<CorpusSource> sources = sources(false);
    List<CorpusSource.Mark> marks = afterOneLine(sources);
    Files.writeString(corpus.resolve("a.jsonl"), "4\n3\n2\r\n1\n");
    for (CorpusSource source : sources) {
      try (CorpusReader reader = reader(source, marks.get(source.split()))) {
        String error =
            String.valueOf(assertThrows(IllegalStateException.class, reader::start).getMessage());
        assertTrue(error.contains("a.jsonl has changed while it is read: it was 9 bytes"), error);
      }
    }
    Files.writeString(corpus.resolve("a.jsonl"), "1\r\n2\n3\n4\n");
    List<String> lines = new ArrayList<>();
    for (CorpusSource source : sources) {
      lines.addAll(toldBy(reader(source, marks.get(source.split()))));
    }
    lines.sort(null);
    assertEquals(List.of("0:", "1:5", "2:6", "3:7", "4:4"), lines);
  }

  @Test
  void givenAFileThatIsRewrittenInPlace_whenACheckpointIsTaken_thenItFails() throws IOException {
    try (CorpusReader reader = reader(sources(false).get(0), start())) {
      assertTrue(reader.start());
      Files.writeString(corpus.resolve("a.jsonl"), "4\n3\n2\r\n1\n");
      assertThrows(IllegalStateException.class, reader::getCheckpointMark);
      Files.writeString(corpus.resolve("a.jsonl"), "1\r\n2\n3\n4\n8\n");
      assertEquals(
          "a.jsonl",
          corpus.relativize(Path.of(reader.getCheckpointMark().position().file())).toString());
    }
  }

  @Test
  void givenAWatchedFileThatChangesWhileItIsHalfRead_whenRestored_thenEverySplitSaysSo()
      throws IOException {
    List<CorpusSource> sources = sources(true);
    List<CorpusSource.Mark> marks = afterOneLine(sources);
    Files.writeString(corpus.resolve("a.jsonl"), "1\n1.5\n2\n3\n4\n");
    List<String> lines = new ArrayList<>();
    for (CorpusSource source : sources) {
      try (CorpusReader reader = reader(source, marks.get(source.split()))) {
        lines.addAll(toldBy(reader));
        assertEquals(List.of(), toldBy(reader(source, reader.getCheckpointMark())));
      }
    }
    lines.sort(null);
    String changed = ":it was changed or deleted after it was found";
    assertEquals(
        List.of("0:", "1:5", "2:6", "3:7", "4" + changed, "5" + changed, "6" + changed), lines);
  }

  @Test
  void givenLinesAppendedWhileAFileIsRead_whenReadToItsEnd_thenItIsReadAsItWasFound()
      throws IOException {
    List<CorpusSource> sources = sources(false);
    List<CorpusSource.Mark> marks = afterOneLine(sources);
    Files.writeString(corpus.resolve("a.jsonl"), "8\n9\n10\n", StandardOpenOption.APPEND);
    List<String> lines = new ArrayList<>();
    for (CorpusSource source : sources) {
      lines.addAll(toldBy(reader(source, marks.get(source.split()))));
    }
    lines.sort(null);
    assertEquals(List.of("0:", "1:5", "2:6", "3:7", "4:4"), lines);
  }

  @Test
  void givenAWatchedFileThatGrowsAgainAndAgain_whenLookedAt_thenThatIsSaidOnce()
      throws IOException {
    CorpusSource source = sources(true).get(0);
    try (CorpusReader reader = reader(source, start())) {
      readAll(reader);
      for (int time = 0; time < 3; time++) {
        Files.writeString(corpus.resolve("a.jsonl"), "8\n", StandardOpenOption.APPEND);
        clock.addAndGet(2000);
        assertEquals(time == 0, reader.advance());
      }
      readAll(reader);
      CorpusSource.Mark mark = stored(source, reader.getCheckpointMark());
      assertEquals(List.of(), toldBy(reader(source, mark)));
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
      assertEquals("2:short", text(reader.next().orElseThrow()));
    }
  }
}
