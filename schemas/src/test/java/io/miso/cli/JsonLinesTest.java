package io.miso.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesTest {
  private final Path file;

  JsonLinesTest(@TempDir Path folder) {
    file = folder.resolve("lines.jsonl");
  }

  private List<JsonLines.Line> read() {
    List<JsonLines.Line> lines = new ArrayList<>();
    JsonLines.read("--in", file, lines::add);
    return lines;
  }

  private String refusal() {
    String message = assertThrows(IllegalArgumentException.class, this::read).getMessage();
    return message == null ? "" : message;
  }

  @Test
  void givenLinesAndBlanks_whenRead_thenObjectsWithTheirNumbers() throws IOException {
    Files.writeString(
        file, "\n{\"prompt\":\"a\"}\r\n  \n{\"messages\":[{\"role\":\"user\",\"content\":\"b\"}]}");
    List<JsonLines.Line> lines = read();
    assertEquals(List.of(2, 4), lines.stream().map(JsonLines.Line::number).toList());
    assertEquals("a", lines.get(0).messages().get(0).getContent());
    assertEquals("b", lines.get(1).messages().get(0).getContent());
  }

  @Test
  void givenWhatIsNoJsonOrNoUtf8OrNoFile_whenRead_thenTheRefusalNamesItAndTheRemedy()
      throws IOException {
    assertEquals("--in " + file + " does not exist: name a file", refusal());
    for (String bad : List.of("{\"a\":", "[1]", "7", "{} {}")) {
      Files.writeString(file, "{}\n" + bad);
      assertTrue(refusal().startsWith(file + " line 2 is "), refusal());
      assertTrue(refusal().endsWith(": write one JSON object a line"), refusal());
    }
    Files.write(file, new byte[] {'{', '}', '\n', (byte) 0xFF});
    assertTrue(refusal().contains("not UTF-8"), refusal());
  }

  @Test
  void givenNoConversation_whenAskedForMessages_thenRefused() throws IOException {
    for (String bad :
        List.of(
            "{}", "{\"prompt\":1}", "{\"messages\":[]}", "{\"messages\":[{\"role\":\"user\"}]}")) {
      Files.writeString(file, bad);
      JsonLines.Line line = read().get(0);
      String message = assertThrows(IllegalArgumentException.class, line::messages).getMessage();
      assertTrue(message != null && message.startsWith(file + " line 1 has "), message);
    }
  }

  @Test
  void givenAFailureOnTheWay_whenWritten_thenTheFileIsAsBefore() throws IOException {
    Files.writeString(file, "before");
    assertThrows(
        IllegalStateException.class,
        () ->
            JsonLines.write(
                file,
                lines -> {
                  lines.accept(JsonNodeFactory.instance.numberNode(1));
                  throw new IllegalStateException("cut off");
                }));
    assertEquals("before", Files.readString(file));
    JsonLines.write(file, lines -> lines.accept(JsonNodeFactory.instance.textNode("ü")));
    assertEquals(List.of("\"ü\""), Files.readAllLines(file));
    assertFalse(Files.exists(file.resolveSibling("lines.jsonl.partial")));
  }

  @Test
  void givenALink_whenWritten_thenWhatItPointsToIsWritten() throws IOException {
    Path link = file.resolveSibling("link");
    Files.writeString(file, "before");
    Files.createSymbolicLink(link, file);
    JsonLines.write(link, lines -> lines.accept(JsonNodeFactory.instance.numberNode(1)));
    assertEquals(List.of("1"), Files.readAllLines(file));
    assertTrue(Files.isSymbolicLink(link));
  }
}
