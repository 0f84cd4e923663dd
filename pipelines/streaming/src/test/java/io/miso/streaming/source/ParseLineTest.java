package io.miso.streaming.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.config.CorpusFields;
import io.miso.config.MisoConfig.ConstraintsFrom;
import io.miso.schemas.Message;
import io.miso.streaming.draft.Draft;
import io.miso.streaming.draft.Outcome;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParseLineTest {
  private final Path folder;

  ParseLineTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static Outcome<Draft> parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new ParseLine(false, ConstraintsFrom.DECLARED, CorpusFields.USUAL)
        .apply(new Line("pairs.jsonl", 7, bytes, bytes.length, true), 5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "not json|BAD_JSON",
        "[1]|NOT_AN_OBJECT",
        "{\"prompt\": 3, \"response\": \"x\"}|WRONG_TYPE",
        "{\"question\": \"x\"}|NO_PAIR",
        "{\"messages\": [], \"prompt\": \"x\"}|NO_PAIR",
        "{\"instruction\": \"x\", \"input\": \"\"}|NO_PAIR",
        "{\"instruction\": \"x\", \"input\": 5, \"output\": \"y\"}|WRONG_TYPE",
        "{\"conversations\": [{\"from\": \"human\", \"value\": \"x\"}]}|WRONG_TYPE",
        "{\"conversations\": [{\"from\": \"human\", \"value\": \"x\"},"
            + " {\"from\": \"bard\", \"value\": \"y\"}]}|WRONG_TYPE",
        "{\"prompt\": \"p\", \"response\": null}|WRONG_TYPE",
        "{\"prompt\": \"p\", \"response\": \"  \"}|BLANK_RESPONSE",
        "{\"prompt\": \"p\\u0000\", \"response\": \"x\"}|NUL",
        "{\"prompt\": \"p\\ud83d\", \"response\": \"x\"}|LONE_SURROGATE",
        "{\"prompt\": \"p\", \"response\": \"x\", \"instruction_id_list\": [\"a:b\"], \"kwargs\": []}"
            + "|UNEQUAL_LENGTHS",
        "{\"prompt\": \"p\", \"response\": \"x\", \"instruction_id_list\": [\"no:such\"],"
            + " \"kwargs\": [{}]}|UNKNOWN_KIND",
        "{\"prompt\": \"p\", \"response\": \"x\","
            + " \"instruction_id_list\": [\"length_constraints:number_words\"],"
            + " \"kwargs\": [{\"relation\": \"at least\", \"num_words\": \"many\"}]}|BAD_PARAMS"
      })
  void givenABadLine_whenParsed_thenItIsARejectThatNamesFileLineAndProblem(
      String text, String code) {
    Outcome.Refused<?> refused = assertInstanceOf(Outcome.Refused.class, parse(text));
    assertEquals(code, refused.reasons().get(0).getCode());
    String message = refused.reasons().get(0).getMessage();
    assertTrue(message.startsWith("pairs.jsonl line 7: "), message);
    assertEquals(7, refused.origin().offset());
    assertEquals(text, refused.payload());
  }

  @Test
  void givenAFileThatWasChanged_whenParsed_thenTheFileIsNamedAndNoLineOfIt() {
    Line line = Line.changed("pairs.jsonl", 2, "it was read, and changed then");
    Outcome.Refused<?> refused =
        assertInstanceOf(
            Outcome.Refused.class,
            new ParseLine(false, ConstraintsFrom.DECLARED, CorpusFields.USUAL).apply(line, 5));
    assertEquals("CHANGED_FILE", refused.reasons().get(0).getCode());
    assertEquals(
        "pairs.jsonl: it was read, and changed then", refused.reasons().get(0).getMessage());
  }

  @Test
  void givenBothForms_whenParsed_thenTheyGiveThePair() {
    String constrained =
        "{\"prompt\": \"Write p\", \"response\": \"x 🌳\","
            + " \"instruction_id_list\": [\"en:punctuation:no_comma\"],"
            + " \"kwargs\": [{\"num_words\": null}]}";
    Draft.Foreign pair = draft(constrained);
    assertEquals("x 🌳", pair.output());
    assertEquals("Write p", pair.instructionText());
    assertEquals("punctuation:no_comma", pair.constraints().get(0).kind());
    Draft.Foreign chat =
        draft(
            "{\"messages\": [{\"role\": \"system\", \"content\": \"s\"},"
                + " {\"role\": \"user\", \"content\": \"u\"},"
                + " {\"role\": \"assistant\", \"content\": \"a\"}]}");
    assertEquals(2, chat.messages().size());
    assertEquals("u", chat.instructionText());
    assertEquals("a", chat.output());
  }

  @Test
  void givenAlpacasForm_whenParsed_thenTheInputFollowsTheInstruction() {
    String line = "{\"instruction\": \"Sum up\", \"input\": \"%s\", \"output\": \"short\"}";
    assertEquals("Sum up\n\na text", draft(line.formatted("a text")).instructionText());
    assertEquals("Sum up", draft(line.formatted("")).instructionText());
    assertEquals("short", draft(line.formatted("")).output());
    String system =
        "{\"system\": \"s\", \"instruction\": \"i\", \"input\": null, \"output\": \"o\"}";
    assertEquals("system", draft(system).messages().get(0).getRole());
    assertEquals("i", draft(system).instructionText());
    assertEquals("Sum up", prompt("{\"instruction\": \"Sum up\"}").instructionText());
  }

  @Test
  void givenShareGptsForm_whenParsed_thenItsWordsBecomeRoles() {
    Draft.Foreign pair =
        draft(
            "{\"id\": \"7\", \"conversations\": [{\"from\": \"system\", \"value\": \"s\"},"
                + " {\"from\": \"human\", \"value\": \"u\"},"
                + " {\"from\": \"gpt\", \"value\": \"a\"}]}");
    assertEquals(
        List.of("system", "user"), pair.messages().stream().map(Message::getRole).toList());
    assertEquals("u", pair.instructionText());
    assertEquals("a", pair.output());
  }

  @Test
  void givenConstraintsInRowAndText_whenParsed_thenThoseOfTheSettingAreVerified() {
    String text =
        "{\"prompt\": \"Write p in at least 20 words. Do not use any commas.\", \"response\": \"x\","
            + " \"instruction_id_list\": [\"length_constraints:number_words\"],"
            + " \"kwargs\": [{\"relation\": \"at least\", \"num_words\": 30}]}";
    String declared = "length_constraints:number_words at least 30 words";
    String comma = "punctuation:no_comma no comma";
    assertEquals(List.of(declared), asked(text, ConstraintsFrom.DECLARED));
    assertEquals(
        List.of(comma, "length_constraints:number_words at least 20 words"),
        asked(text, ConstraintsFrom.TEXT));
    assertEquals(List.of(declared, comma), asked(text, ConstraintsFrom.BOTH));
  }

  private static List<String> asked(String text, ConstraintsFrom from) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Line line = new Line("pairs.jsonl", 7, bytes, bytes.length, true);
    Outcome.Passed<?> passed =
        assertInstanceOf(
            Outcome.Passed.class, new ParseLine(false, from, CorpusFields.USUAL).apply(line, 5));
    return assertInstanceOf(Draft.Foreign.class, passed.value()).constraints().stream()
        .map(constraint -> constraint.kind() + " " + constraint.expected())
        .toList();
  }

  @Test
  void givenPromptsWithoutResponse_whenATeacherAnswers_thenTheyGoOn() {
    String prompt =
        "{\"prompt\": \"Write p\", \"instruction_id_list\": [\"punctuation:no_comma\"],"
            + " \"kwargs\": [{}]}";
    String chat = "{\"messages\": [{\"role\": \"user\", \"content\": \"u\"}]}";
    for (String text : List.of(prompt, chat)) {
      Outcome.Refused<?> refused = assertInstanceOf(Outcome.Refused.class, parse(text));
      assertEquals(text.equals(prompt) ? "NO_PAIR" : "WRONG_TYPE", code(refused));
    }
    assertEquals("punctuation:no_comma", prompt(prompt).constraints().get(0).kind());
    assertEquals("u", prompt(chat).instructionText());
    String pair = "{\"prompt\": \"p\", \"response\": \"x\"}";
    assertInstanceOf(
        Draft.Foreign.class, assertInstanceOf(Outcome.Passed.class, taught(pair)).value());
    for (String bad :
        List.of(
            "{\"prompt\": \" \"}",
            "{\"messages\": []}",
            "{\"messages\": [{\"role\": \"system\", \"content\": \"s\"}]}",
            "{\"prompt\": \"p\", \"response\": \"\"}")) {
      assertInstanceOf(Outcome.Refused.class, taught(bad));
    }
  }

  private static Outcome<Draft> taught(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new ParseLine(true, ConstraintsFrom.DECLARED, CorpusFields.USUAL)
        .apply(new Line("pairs.jsonl", 7, bytes, bytes.length, true), 5);
  }

  private static Draft.Prompt prompt(String text) {
    Outcome.Passed<?> passed = assertInstanceOf(Outcome.Passed.class, taught(text));
    return assertInstanceOf(Draft.Prompt.class, passed.value());
  }

  private static String code(Outcome.Refused<?> refused) {
    return refused.reasons().get(0).getCode();
  }

  private static Draft.Foreign draft(String text) {
    Outcome.Passed<?> passed = assertInstanceOf(Outcome.Passed.class, parse(text));
    return assertInstanceOf(Draft.Foreign.class, passed.value());
  }

  @Test
  void givenAwkwardFiles_whenRead_thenEveryLineIsCountedOnce() throws IOException {
    Path file = folder.resolve("a.jsonl");
    String good = "{\"prompt\": \"p\", \"response\": \"x\"}";
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      out.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
      out.write((good + "\r\n").getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < (64 << 20); i += 1 << 16) {
        out.write(new byte[1 << 16]);
      }
      out.write('\n');
      out.write(new byte[] {'{', (byte) 0xFF, '}', '\n'});
      out.write((good + "\n" + good.substring(0, 9)).getBytes(StandardCharsets.UTF_8));
    }
    List<String> codes = new ArrayList<>();
    try (CorpusLines lines = new CorpusLines(file.toString())) {
      while (lines.hasNext()) {
        Line line = lines.next();
        assertTrue(line.bytes().length <= Line.LONGEST);
        Outcome<Draft> outcome =
            new ParseLine(false, ConstraintsFrom.DECLARED, CorpusFields.USUAL).apply(line, 0);
        codes.add(
            line.number()
                + (outcome instanceof Outcome.Refused<Draft> refused
                    ? " " + refused.reasons().get(0).getCode()
                    : " passed"));
      }
    }
    assertEquals(
        List.of("1 passed", "2 LINE_TOO_LONG", "3 BAD_UTF8", "4 passed"), codes.subList(0, 4));
    assertEquals(5, codes.size());
    assertFalse(codes.get(4).endsWith("passed"), codes.get(4));
  }

  @Test
  void givenAFileWithoutLines_whenRead_thenOneLineSaysSo() throws IOException {
    Files.writeString(folder.resolve("a.jsonl"), "");
    Files.writeString(folder.resolve("b.jsonl"), "{}\n");
    List<String> lines = new ArrayList<>();
    try (CorpusLines all = new CorpusLines(folder.toString())) {
      all.forEachRemaining(
          line -> lines.add(Path.of(line.file()).getFileName() + " " + line.number()));
    }
    assertEquals(List.of("a.jsonl 0", "b.jsonl 1"), lines);
  }
}
