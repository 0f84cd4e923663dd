package io.miso.streaming.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileVersionTest {
  private final Path file;

  FileVersionTest(@TempDir Path folder) {
    this.file = folder.resolve("corpus.jsonl");
  }

  private void write(int lines, int from) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      text.append("%09d%n".formatted((from + i) % lines));
    }
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000L * (from + 1)));
  }

  /** Whole small files and samples of larger ones. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 409, 410, 26_214, 26_215, 100_000})
  void givenAFile_whenAppendedTo_thenItIsAnotherWhoseBeginningStays(int lines) throws IOException {
    write(lines, 0);
    FileVersion version = FileVersion.of(file.toString());
    assertEquals(10L * lines, version.number());
    assertTrue(version.isBeginningOf(file.toString()));
    Files.writeString(file, "more\n", StandardOpenOption.APPEND);
    assertNotEquals(version, FileVersion.of(file.toString()));
    assertTrue(version.isBeginningOf(file.toString()));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 30_000, 100_000})
  void givenAFile_whenItsLinesAreRotated_thenItIsAnotherOfTheSameLength(int lines)
      throws IOException {
    write(lines, 0);
    FileVersion version = FileVersion.of(file.toString());
    write(lines, 1);
    assertFalse(version.isBeginningOf(file.toString()));
    FileVersion now = FileVersion.of(file.toString());
    assertNotEquals(version, now);
    assertEquals(version.number(), now.number());
    write(lines, 0);
    assertEquals(version, FileVersion.of(file.toString()), "it was put back");
  }

  @Test
  void givenAFile_whenCutOrDeleted_thenItIsNoLongerThere() throws IOException {
    write(1000, 0);
    FileVersion version = FileVersion.of(file.toString());
    write(999, 0);
    assertFalse(version.isBeginningOf(file.toString()));
    Files.delete(file);
    assertFalse(version.isBeginningOf(file.toString()));
    assertEquals(FileVersion.GONE, FileVersion.of(file.toString()));
    assertEquals("not there", FileVersion.GONE.toString());
  }
}
