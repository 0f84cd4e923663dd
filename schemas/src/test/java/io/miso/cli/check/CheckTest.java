package io.miso.cli.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CheckTest {
  private final Path folder;
  private final StringWriter out = new StringWriter();

  CheckTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void clear() {
    out.getBuffer().setLength(0);
  }

  private int check(Path root) {
    return new CommandLine(new CheckCommand())
        .setOut(new PrintWriter(out))
        .execute("--set", "root=" + root);
  }

  @Test
  void givenARootThatIsNotThereYet_whenChecked_thenItHoldsAndNothingIsMade() throws IOException {
    assertEquals(0, check(folder.resolve("new/root")));
    assertTrue(out.toString().contains("is not there yet and can be made"), out::toString);
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void givenAFileInTheWay_whenChecked_thenItFailsByName() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertEquals(1, check(file.resolve("root")));
    assertTrue(out.toString().startsWith("root       FAILS"), out::toString);
    assertTrue(out.toString().contains(file + " is a file"), out::toString);
    assertTrue(out.toString().contains("1 would make a run fail."), out::toString);
  }

  /** /proc takes no new files, not even from root. */
  @Test
  void givenAFolderThatCannotBeWritten_whenChecked_thenItFailsByName() {
    assertEquals(1, check(Path.of("/proc/miso")));
    assertTrue(out.toString().contains("/proc cannot"), out::toString);
  }
}
