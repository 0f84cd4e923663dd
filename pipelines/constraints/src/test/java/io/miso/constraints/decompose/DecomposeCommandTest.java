package io.miso.constraints.decompose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DecomposeCommandTest {
  private final Path in;
  private final Path out;
  private final StringWriter messages = new StringWriter();

  DecomposeCommandTest(@TempDir Path folder) {
    in = folder.resolve("in.jsonl");
    out = folder.resolve("out.jsonl");
  }

  private int decompose(String... lines) throws IOException {
    Files.write(in, List.of(lines));
    return new CommandLine(new DecomposeCommand())
        .setErr(new PrintWriter(messages, true))
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              messages.append(failure.getMessage());
              return 1;
            })
        .execute("--in", in.toString(), "--out", out.toString());
  }

  @Test
  void givenPromptsAndMessages_whenDecomposed_thenALineForEachWithCodePoints() throws IOException {
    int code =
        decompose(
            "{\"id\":7,\"prompt\":\"Say 👍. Use no commas.\"}",
            "",
            "{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"},"
                + "{\"role\":\"assistant\",\"content\":\"Ho\"},"
                + "{\"role\":\"user\",\"content\":\"Why?\"}]}");
    assertEquals(0, code);
    assertEquals(
        List.of(
            "{\"id\":7,\"segments\":["
                + segment(0, 6, 0, "PREFIX", "TASK", "", "RULE")
                + ","
                + segment(6, 21, 0, "SUB", "CONSTRAINT", "\"punctuation:no_comma\"", "RULE")
                + "]}",
            "{\"id\":3,\"segments\":["
                + segment(0, 2, 0, "PREFIX", "TASK", "", "RULE")
                + ","
                + segment(0, 2, 1, "PREFIX", "TASK", "", "RULE")
                + ","
                + segment(0, 4, 2, "SUB", "TASK", "", "UNSPLIT")
                + "]}"),
        Files.readAllLines(out));
  }

  private static String segment(
      int start, int end, int message, String role, String label, String kinds, String origin) {
    return ("{\"start\":%d,\"end\":%d,\"messageIndex\":%d,\"role\":\"%s\",\"label\":\"%s\","
            + "\"kinds\":[%s],\"origin\":\"%s\"}")
        .formatted(start, end, message, role, label, kinds, origin);
  }

  @Test
  void givenABadLine_whenDecomposed_thenItIsNamedAndNothingIsWritten() throws IOException {
    Files.writeString(out, "before");
    for (String bad :
        List.of("{", "[1]", "{\"id\":1}", "{\"messages\":[{\"role\":\"user\"}]}", "{} {}")) {
      assertEquals(1, decompose("{\"prompt\":\"Name a tree.\"}", bad));
      String message = messages.toString();
      assertTrue(message.contains("in.jsonl line 2 "), message);
      assertTrue(message.contains(": "), message);
      messages.getBuffer().setLength(0);
    }
    assertEquals("before", Files.readString(out));
    assertFalse(Files.exists(out.resolveSibling("out.jsonl.partial")));
  }
}
