package io.miso.streaming.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of a corpus that change while it is read. */
class ChangedFilesTest {
  private final Path corpus;
  private final CorpusSplits splits;

  ChangedFilesTest(@TempDir Path folder) throws IOException {
    this.corpus = CorpusSplits.write(folder.resolve("corpus"));
    this.splits = new CorpusSplits(corpus, folder.resolve("root"));
  }

  private List<String> toldBy(CorpusReader reader) throws IOException {
    List<String> told = new ArrayList<>();
    for (boolean more = reader.start(); more; more = reader.advance()) {
      Line line = reader.getCurrent();
      told.add(CorpusSplits.text(line) + line.damage());
    }
    return told;
  }

  private List<CorpusSource.Mark> afterOneLine(List<CorpusSource> sources) throws IOException {
    List<CorpusSource.Mark> marks = new ArrayList<>();
    for (CorpusSource source : sources) {
      try (CorpusReader reader = splits.reader(source, CorpusSplits.start())) {
        assertTrue(reader.start());
        marks.add(CorpusSplits.stored(source, reader.getCheckpointMark()));
      }
    }
    return marks;
  }

  /** What all splits still emit; a reader that goes on after them emits nothing. */
  private List<String> restOf(List<CorpusSource> sources, List<CorpusSource.Mark> marks)
      throws IOException {
    List<String> lines = new ArrayList<>();
    for (CorpusSource source : sources) {
      try (CorpusReader reader = splits.reader(source, marks.get(source.split()))) {
        lines.addAll(toldBy(reader));
        assertNothingFollows(source, reader);
      }
    }
    lines.sort(null);
    return lines;
  }

  private void assertNothingFollows(CorpusSource source, CorpusReader reader) throws IOException {
    CorpusSource.Mark mark = CorpusSplits.stored(source, reader.getCheckpointMark());
    try (CorpusReader after = splits.reader(source, mark)) {
      assertEquals(List.of(), toldBy(after));
    }
  }

  @Test
  void givenAHalfReadFileThatChanges_whenRestored_thenItMustBePutBackAndNothingIsLost()
      throws IOException {
    List<CorpusSource> sources = splits.sources(false);
    List<CorpusSource.Mark> marks = afterOneLine(sources);
    Files.writeString(corpus.resolve("a.jsonl"), "4\n3\n2\r\n1\n");
    for (CorpusSource source : sources) {
      try (CorpusReader reader = splits.reader(source, marks.get(source.split()))) {
        String error =
            String.valueOf(assertThrows(IllegalStateException.class, reader::start).getMessage());
        assertTrue(error.contains("a.jsonl has changed while it is read: it was 9 bytes"), error);
      }
    }
    Files.writeString(corpus.resolve("a.jsonl"), "1\r\n2\n3\n4\n");
    assertEquals(List.of("0:", "1:5", "2:6", "3:7", "4:4"), restOf(sources, marks));
  }

  @Test
  void givenAFileThatIsRewrittenInPlace_whenACheckpointIsTaken_thenItFails() throws IOException {
    try (CorpusReader reader = splits.reader(splits.sources(false).get(0), CorpusSplits.start())) {
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
    List<CorpusSource> sources = splits.sources(true);
    List<CorpusSource.Mark> marks = afterOneLine(sources);
    Files.writeString(corpus.resolve("a.jsonl"), "1\n1.5\n2\n3\n4\n");
    String changed = ":it was changed or deleted after it was found, and is read no further";
    assertEquals(
        List.of("0:", "1:5", "2:6", "3:7", "4" + changed, "5" + changed, "6" + changed),
        restOf(sources, marks));
  }

  @Test
  void givenLinesAppendedWhileAFileIsRead_whenReadToItsEnd_thenItIsReadAsItWasFound()
      throws IOException {
    List<CorpusSource> sources = splits.sources(false);
    List<CorpusSource.Mark> marks = afterOneLine(sources);
    Files.writeString(corpus.resolve("a.jsonl"), "8\n9\n10\n", StandardOpenOption.APPEND);
    assertEquals(List.of("0:", "1:5", "2:6", "3:7", "4:4"), restOf(sources, marks));
  }

  @Test
  void givenAWatchedFileThatGrowsAgainAndAgain_whenLookedAt_thenThatIsSaidOnce()
      throws IOException {
    CorpusSource source = splits.sources(true).get(0);
    try (CorpusReader reader = splits.reader(source, CorpusSplits.start())) {
      toldBy(reader);
      for (int time = 0; time < 3; time++) {
        Files.writeString(corpus.resolve("a.jsonl"), "8\n", StandardOpenOption.APPEND);
        splits.clock.addAndGet(2000);
        assertEquals(time == 0, reader.advance());
      }
      assertFalse(reader.advance());
      assertNothingFollows(source, reader);
    }
  }
}
