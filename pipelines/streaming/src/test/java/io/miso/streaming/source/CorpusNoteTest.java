package io.miso.streaming.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.config.ConfigException;
import io.miso.shards.CorruptObjectException;
import io.miso.shards.Layout;
import io.miso.store.LocalObjectStore;
import io.miso.store.ObjectStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusNoteTest {
  private final Path corpus;
  private final ObjectStore store;
  private final CorpusNote note;

  CorpusNoteTest(@TempDir Path folder) throws IOException {
    this.corpus = Files.createDirectory(folder.resolve("corpus"));
    this.store = new LocalObjectStore(folder.resolve("root"));
    this.note = new CorpusNote(store, "p", corpus.toString());
    write("a.jsonl", "1\n2\n");
    write("b.jsonl", "3\n");
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(corpus.resolve(name), text);
  }

  private void assertRefused(String expected) {
    String error = String.valueOf(assertThrows(ConfigException.class, note::begin).getMessage());
    assertTrue(error.contains(expected), error);
  }

  @Test
  void givenNoStartYet_whenCompared_thenNothingIsRefused() {
    note.requireUnchanged();
    assertFalse(note.isRead());
    assertEquals(Map.of(), note.changed());
  }

  @Test
  void givenTheSameFiles_whenStartedAgain_thenItGoesOn() {
    note.begin();
    note.begin();
    assertFalse(note.isRead());
    note.end();
    note.begin();
    assertTrue(note.isRead());
  }

  @Test
  void givenAFileThatChangesOrGoesOrComes_whenStartedAgain_thenItIsRefusedWithTheRemedy()
      throws IOException {
    note.begin();
    write("a.jsonl", "1\n2\n3\n");
    assertRefused("a.jsonl was 4 bytes (");
    write("a.jsonl", "2\n1\n");
    assertRefused("now. Put it back as it was: part of it is read");
    write("a.jsonl", "1\n2\n");
    Files.delete(corpus.resolve("b.jsonl"));
    assertRefused("then and is not there now. Put it back");
    write("b.jsonl", "3\n");
    write("c.jsonl", "4\n");
    assertRefused("c.jsonl was not there then and is 2 bytes (");
  }

  @Test
  void givenAFileThatIsCalledOtherwise_whenStartedAgain_thenItIsToBeRenamedBack()
      throws IOException {
    note.begin();
    Files.move(corpus.resolve("b.jsonl"), corpus.resolve("bb.jsonl"));
    String renamed = "b.jsonl is called " + corpus.resolve("bb.jsonl") + " now. Rename it back";
    assertRefused(renamed);
    Files.move(corpus.resolve("bb.jsonl"), corpus.resolve("b.jsonl"));
    note.begin();
    note.end();
    Files.move(corpus.resolve("b.jsonl"), corpus.resolve("bb.jsonl"));
    assertRefused(renamed);
    write("b.jsonl", "3\n");
    assertRefused("bb.jsonl was not there then");
  }

  @Test
  void givenACorpusThatIsRead_whenItsFilesGo_thenThatIsAllowed() throws IOException {
    note.begin();
    note.end();
    Files.delete(corpus.resolve("b.jsonl"));
    note.begin();
    write("a.jsonl", "1\n2\n3\n");
    assertRefused("lines of it were mended, run 'miso replay'");
  }

  @Test
  void givenMendedLines_whenRenewed_thenTheFilesAreAsTheyAreNow() throws IOException {
    note.begin();
    note.end();
    write("a.jsonl", "one\n2\n");
    assertEquals(Set.of(corpus.resolve("a.jsonl").toString()), note.changed().keySet());
    note.accept(note.changed());
    note.begin();
    assertTrue(note.isRead());
    write("c.jsonl", "4\n");
    note.accept(note.changed());
    assertRefused("c.jsonl was not there then");
  }

  @Test
  void givenATornNote_whenRead_thenItIsNamed() {
    store.create(Layout.corpus("p"), "{\"read\":".getBytes(StandardCharsets.UTF_8));
    String error =
        String.valueOf(assertThrows(CorruptObjectException.class, note::isRead).getMessage());
    assertTrue(error.contains("pipelines/p/corpus.json"), error);
  }
}
