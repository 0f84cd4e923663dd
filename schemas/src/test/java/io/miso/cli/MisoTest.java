package io.miso.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class MisoTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int execute(String... arguments) {
    CommandLine miso = Miso.commandLine();
    miso.setOut(new PrintWriter(out, true));
    miso.setErr(new PrintWriter(err, true));
    return miso.execute(arguments);
  }

  @Test
  void givenHelpOfRun_whenAsked_thenEverySettingIsListed() {
    assertEquals(0, execute("run", "--help"));
    assertTrue(out.toString().contains("train.rowTokens              256 "), out.toString());
  }

  @Test
  void givenWrongUsage_whenExecuted_thenExitCodeIsTwoAndHelpIsNamed() {
    assertEquals(2, execute("inspekt"));
    assertTrue(err.toString().contains("Did you mean 'inspect'?"), err.toString());
    assertTrue(err.toString().contains("Try 'miso --help'"), err.toString());
  }

  @Test
  void givenAWordLikeACommandOrLikeNone_whenExecuted_thenItIsSuggestedOrNone() {
    assertEquals(2, execute("rnu"));
    assertTrue(err.toString().contains("Did you mean 'run'?"), err.toString());
    err.getBuffer().setLength(0);
    assertEquals(2, execute("fly"));
    assertFalse(err.toString().contains("Did you mean"), err.toString());
  }

  @Test
  void givenAFileAsRoot_whenInspected_thenItIsRefused(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("root"));
    assertEquals(2, execute("inspect", "--set", "root=" + file));
    assertTrue(err.toString().contains("but this is a file"), err.toString());
  }

  @Test
  void givenWrongSetting_whenExecuted_thenExitCodeIsTwoWithoutATrace() {
    assertEquals(2, execute("inspect", "--set", "rot=x"));
    assertEquals("miso: Unknown setting 'rot'. Did you mean 'root'?", err.toString().strip());
  }

  @Test
  void givenTemplateWithoutCases_whenInspected_thenBothOptionsAreNamed() {
    assertEquals(2, execute("inspect", "--chat-template", "t"));
    assertTrue(err.toString().contains("--cases"), err.toString());
  }
}
