package io.miso.streaming.replay;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.config.ConfigException;
import io.miso.schemas.Reject;
import io.miso.schemas.RejectReason;
import io.miso.store.LocalObjectStore;
import io.miso.store.ObjectStore;
import io.miso.streaming.source.CorpusNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadLinesTest {
  private final Path corpus;
  private final ObjectStore store;
  private final CorpusNote note;
  private final ReadLines read = new ReadLines();

  ReadLinesTest(@TempDir Path folder) throws IOException {
    this.corpus = Files.writeString(folder.resolve("pairs.jsonl"), "1\n2\n");
    this.store = new LocalObjectStore(folder.resolve("root"));
    this.note = new CorpusNote(store, "p", corpus.toString());
    note.begin();
    read.add(corpus.toString(), 2);
    read.add(corpus.toString(), 1);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void assertRefused(String expected) {
    String error =
        String.valueOf(
            assertThrows(
                    ConfigException.class,
                    () -> read.requireSame(note, note.changed().keySet(), line -> true))
                .getMessage());
    assertTrue(error.contains(expected), error);
  }

  @Test
  void givenACorpusThatIsHalfRead_whenItChanges_thenItMustBePutBack() throws IOException {
    read.requireSame(note, note.changed().keySet(), line -> true);
    Files.writeString(corpus, "one\n2\n");
    assertRefused("Put it back as it was: part of it is read");
  }

  @Test
  void givenACorpusThatIsRead_whenLinesAreMendedComeOrGo_thenOnlyMendedOnesAreTaken()
      throws IOException {
    note.end();
    Files.writeString(corpus, "one\n2\n");
    read.requireSame(note, note.changed().keySet(), line -> true);
    Files.writeString(corpus, "2\n");
    assertRefused("pairs.jsonl 2 were read, and 1 can be read now");
    Files.writeString(corpus, "1\n2\n3\n");
    assertRefused("pairs.jsonl 2 were read, and 3 can be read now");
  }

  private Reject ofFile(String code) {
    return Reject.newBuilder()
        .setRecordId(code)
        .setStage("READ")
        .setReasons(List.of(new RejectReason(code, "for once")))
        .setSourceUri(corpus.toString())
        .setSourceOffset(3)
        .build();
  }

  @Test
  void givenAFileThatWasNotReadToItsEnd_whenItHasMoreLines_thenOnlyDamageIsNoRefusal()
      throws IOException {
    note.end();
    read.add(ofFile("CHANGED_FILE"));
    Files.writeString(corpus, "1\n2\n3\n");
    assertRefused("pairs.jsonl was changed before it was read to its end");
    read.add(ofFile("DAMAGED_FILE"));
    read.requireSame(note, note.changed().keySet(), line -> true);
    Files.writeString(corpus, "1\n");
    assertRefused("pairs.jsonl 2 were read, and 1 can be read now");
  }
}
