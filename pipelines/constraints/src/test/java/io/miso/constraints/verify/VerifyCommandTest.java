package io.miso.constraints.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.NullNode;
import io.miso.cli.JsonLines;
import io.miso.constraints.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** {@code miso verify}, from files to files. */
class VerifyCommandTest {
  private static final String COMMA = "\"instruction_id_list\":[\"punctuation:no_comma\"]";

  @TempDir private Path folder = Path.of("");
  private final StringWriter said = new StringWriter();

  private List<String> verify(String prompts, String responses) throws IOException {
    Path out = folder.resolve("out.jsonl");
    CommandLine command = new CommandLine(new VerifyCommand());
    command.setOut(new PrintWriter(said, true));
    command.setErr(new PrintWriter(said, true));
    command.setExecutionExceptionHandler(
        (failure, failed, parsed) -> {
          throw failure;
        });
    int code =
        command.execute(
            "--prompts", file("prompts.jsonl", prompts),
            "--responses", file("responses.jsonl", responses),
            "--out", out.toString());
    assertEquals(0, code, said::toString);
    return Files.readAllLines(out);
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void givenTwoPrompts_whenVerified_thenVerdictsInTheirOrderWithEvidence() throws IOException {
    List<String> lines =
        verify(
            "{\"key\":7,\"prompt\":\"p\","
                + COMMA
                + ",\"kwargs\":[{}]}\n"
                + "{\"prompt\":\"q\",\"instruction_id_list\":[\"en:startend:quotation\","
                + "\"detectable_format:number_bullet_lists\"],"
                + "\"kwargs\":[null,{\"num_bullets\":1.0,\"relation\":null}]}\n",
            "{\"prompt\":\"q\",\"response\":\"*\\\"- a\\\"\"}\n\n"
                + "{\"prompt\":\"p\",\"response\":\"\uD83D\uDE00,\",\"id\":1}");
    assertEquals(
        List.of(
            "{\"key\":7,\"prompt\":\"p\",\"strict\":[false],\"loose\":[false],\"instructions\":["
                + "{\"id\":\"punctuation:no_comma\",\"expected\":\"no comma\",\"observed\":\"1\","
                + "\"evidence\":[{\"start\":1,\"end\":2,\"note\":\"counted\"}]}]}",
            "{\"prompt\":\"q\",\"strict\":[false,true],\"loose\":[true,true],\"instructions\":["
                + "{\"id\":\"startend:quotation\",\"expected\":\"double quotes around the whole\","
                + "\"observed\":\"no opening quote, closes\",\"evidence\":[]},"
                + "{\"id\":\"detectable_format:number_bullet_lists\","
                + "\"expected\":\"exactly 1 bullets\",\"observed\":\"1\","
                + "\"evidence\":[{\"start\":0,\"end\":6,\"note\":\"counted\"}]}]}"),
        lines);
    assertTrue(said.toString().contains("instructions"), said::toString);
    String table = said.toString().replaceAll(" +", " ");
    assertTrue(table.contains("prompts 2 0.0 50.0"), table);
    assertTrue(table.contains("instructions 3 33.3 66.7"), table);
    assertTrue(table.contains(" startend 1 0.0 100.0"), table);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "length_constraints:number_words" | {"num_words":null,"relation":"at least"} | UNSPECIFIED: Kind length_constraints:number_words, parameter num_words is missing
          "length_constraints:number_words" | {"num_words":-1,"relation":"at least"} | UNSPECIFIED: Kind length_constraints:number_words, parameter num_words, value '-1'
          "keywords:existence" | {"keywords":["("]} | WRONG_PARAMETER: Kind keywords:existence, parameter keywords, value '('
          "keywords:rhyme" | {} | UNKNOWN_KIND: Unknown kind 'keywords:rhyme'
          "keywords:existence" | {"keywords":["(a+a+)+$"]} | not judged: Keyword took more than
          """)
  void givenWhatCannotBeJudged_whenVerified_thenNullAndTheReason(
      String id, String kwargs, String error) throws IOException {
    List<String> lines =
        verify(
            "{\"prompt\":\"p\",\"instruction_id_list\":[%s],\"kwargs\":[%s]}".formatted(id, kwargs),
            "{\"prompt\":\"p\",\"response\":\"%s!\"}".formatted("a".repeat(200)));
    assertTrue(lines.get(0).contains("\"strict\":[null],\"loose\":[null]"), lines.get(0));
    assertTrue(lines.get(0).contains("\"error\":\"" + error), lines.get(0));
    assertTrue(said.toString().contains("1 not judged"), said::toString);
    assertTrue(said.toString().contains("not judged, first: "), said::toString);
  }

  @Test
  void givenBlankOrNoText_whenVerified_thenNothingIsSatisfied() throws IOException {
    String prompts =
        "{\"prompt\":\"p\",%1$s,\"kwargs\":[{}]}\n{\"prompt\":\"q\",%1$s,\"kwargs\":[{}]}\n"
            .formatted(COMMA);
    List<String> lines =
        verify(
            prompts,
            "{\"prompt\":\"p\",\"response\":\" \\n\"}\n{\"prompt\":\"q\",\"response\":null}");
    for (String line : lines) {
      assertTrue(line.contains("\"strict\":[false],\"loose\":[false]"), line);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          prompts.jsonl line 1 has a prompt without a response in | {"prompt":"p",@,"kwargs":[{}]} | {"prompt":"q","response":"r"}
          prompts.jsonl holds no prompt | ⏎ | {"prompt":"q","response":"r"}
          prompts.jsonl line 2 has the same prompt as line 1 | {"prompt":"p",@,"kwargs":[{}]}⏎{"prompt":"p",@,"kwargs":[{}]} | {"prompt":"p","response":"r"}
          responses.jsonl line 3 has the same prompt as line 1 | {"prompt":"p",@,"kwargs":[{}]} | {"prompt":"p","response":"r"}⏎⏎{"prompt":"p","response":"s"}
          prompts.jsonl line 2 is not JSON | {"prompt":"p",@,"kwargs":[{}]}⏎{"prompt": | {"prompt":"p","response":"r"}
          responses.jsonl line 1 is JSON, but no object | {"prompt":"p",@,"kwargs":[{}]} | [1]
          responses.jsonl line 1 lacks the text 'response' | {"prompt":"p",@,"kwargs":[{}]} | {"prompt":"p","output":"r"}
          responses.jsonl line 1 has for 'prompt' no text: 3 | {"prompt":"p",@,"kwargs":[{}]} | {"prompt":3}
          prompts.jsonl line 1 has 1 entries in instruction_id_list, 0 in kwargs | {"prompt":"p",@,"kwargs":[]} | {"prompt":"p","response":"r"}
          prompts.jsonl line 1 lacks the list 'kwargs' | {"prompt":"p",@} | {"prompt":"p","response":"r"}
          prompts.jsonl line 1 holds in kwargs no object: 1 | {"prompt":"p",@,"kwargs":[1]} | {"prompt":"p","response":"r"}
          """)
  void givenFilesThatCannotBeUsed_whenVerified_thenFileAndLineAreNamed(
      String error, String prompts, String responses) {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                Prompts.read(
                    Path.of(file("prompts.jsonl", prompts.replace("@", COMMA).replace('⏎', '\n'))),
                    Path.of(file("responses.jsonl", responses.replace('⏎', '\n'))),
                    unasked -> {}));
    assertTrue(String.valueOf(refused.getMessage()).contains(error), refused.getMessage());
  }

  @Test
  void givenResponsesThatAnswerNoPrompt_whenVerified_thenTheyAreCounted() throws IOException {
    verify(
        "{\"prompt\":\"p\",%s,\"kwargs\":[{}]}".formatted(COMMA),
        "{\"prompt\":\"q\",\"response\":\"r\"}\n{\"prompt\":\"p\",\"response\":\"r\"}");
    assertTrue(said.toString().startsWith("1 responses of " + folder), said::toString);
  }

  @Test
  void givenBytesThatAreNoText_whenRead_thenTheLineBeforeIsNamed() throws IOException {
    Path file = folder.resolve("latin1.jsonl");
    Files.write(file, "{\"prompt\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1));
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> JsonLines.readAll("--prompts", file));
    assertTrue(String.valueOf(refused.getMessage()).contains("not UTF-8"), refused.getMessage());
  }

  @Test
  void givenLooseRule_whenLinesOrStarsStandInTheWay_thenEachIsForgiven() {
    for (String text :
        List.of(
            "\"a\"",
            "*\"a\"*",
            "Sure:\n\"a\"",
            "\"a\"\nBye",
            "So:\n*\"a\"*\nBye",
            "x\n \"a\" \n")) {
      assertLoose(true, text);
    }
    assertLoose(false, "x\ny\n\"a\"");
    assertLoose(false, "*");
  }

  private static void assertLoose(boolean expected, String text) {
    Demand.Ready quotation = (Demand.Ready) Demand.of("startend:quotation", NullNode.getInstance());
    Response response = new Response(text);
    assertEquals(
        expected,
        response.loose(quotation.constraint(), response.strict(quotation.constraint()))
            == Verdict.Status.SATISFIED,
        text);
  }
}
