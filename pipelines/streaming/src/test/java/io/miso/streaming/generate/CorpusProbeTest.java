package io.miso.streaming.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.config.ConfigException;
import io.miso.config.ConfigLoader;
import io.miso.config.MisoConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusProbeTest {
  private static final String ROW = "{\"prompt\":\"Name a colour.\",\"response\":\"Red.\"}\n";

  private final Path file;

  CorpusProbeTest(@TempDir Path folder) {
    this.file = folder.resolve("pairs.jsonl");
  }

  private MisoConfig config(String... further) {
    List<String> all = new ArrayList<>(List.of("source=corpus", "corpus.path=" + file));
    all.addAll(List.of(further));
    return ConfigLoader.load(Optional.empty(), all);
  }

  @Test
  void givenAReadableRow_whenProbed_thenItSaysHowTheRowIsRead() throws IOException {
    Files.writeString(file, "no JSON\n" + ROW);
    assertEquals(
        Optional.of(
            "files: 1; "
                + file
                + " line 2: messages of user, an answer of 4 characters, 0 constraints,"
                + " after 1 reject"),
        new CorpusProbe().find(config()));
  }

  @Test
  void givenNoReadableRow_whenProbed_thenItFailsWithTheFirstReason() throws IOException {
    Files.writeString(file, "no JSON\n{\"text\":\"x\"}\n");
    ConfigException failure =
        assertThrows(ConfigException.class, () -> new CorpusProbe().find(config()));
    String message = String.valueOf(failure.getMessage());
    assertTrue(message.contains("of the first 2 rows none can"), message);
    assertTrue(message.contains("line 1: "), message);
  }

  @Test
  void givenNoFile_whenProbed_thenItFailsUnlessFilesAreWaitedFor() {
    assertThrows(ConfigException.class, () -> new CorpusProbe().find(config()));
    assertTrue(
        new CorpusProbe().find(config("corpus.watch=true")).orElseThrow().contains("waits for"));
  }

  @Test
  void givenComposedInstructions_whenProbed_thenNothingIsTried() {
    assertEquals(Optional.empty(), new CorpusProbe().find(config("source=compose")));
  }
}
