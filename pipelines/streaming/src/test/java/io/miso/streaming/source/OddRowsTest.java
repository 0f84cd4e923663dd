package io.miso.streaming.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.config.CorpusFields;
import io.miso.config.MisoConfig.ConstraintsFrom;
import io.miso.schemas.Example;
import io.miso.streaming.answer.AnswerOffline;
import io.miso.streaming.decompose.DecomposePair;
import io.miso.streaming.draft.Draft;
import io.miso.streaming.draft.Outcome;
import io.miso.streaming.draft.Walk;
import io.miso.streaming.validate.ValidatePair;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows that parsers disagree about: each is accepted or refused by decision. */
class OddRowsTest {
  private static final String PASSED = "passed";
  private static final String PAIR = "\"prompt\": \"p\", \"response\": \"x\"";

  static Stream<Arguments> rows() {
    return Stream.of(
        Arguments.of("comment", "{" + PAIR + " /* why */}", "BAD_JSON"),
        Arguments.of("NaN", "{" + PAIR + ", \"score\": NaN}", "BAD_JSON"),
        Arguments.of("trailing comma", "{" + PAIR + ",}", "BAD_JSON"),
        Arguments.of("two objects", "{" + PAIR + "} {" + PAIR + "}", "BAD_JSON"),
        Arguments.of("a key twice", "{" + PAIR + ", \"prompt\": \"q\"}", "BAD_JSON"),
        Arguments.of("too deep", "{" + PAIR + ", \"meta\": " + nested(1001) + "}", "BAD_JSON"),
        Arguments.of("deep", "{" + PAIR + ", \"meta\": " + nested(900) + "}", PASSED),
        Arguments.of("an id like a path", "{" + PAIR + ", \"id\": \"../../root\"}", PASSED),
        Arguments.of("an id that is none", "{" + PAIR + ", \"id\": null}", PASSED),
        Arguments.of("kwargs null", row("punctuation:no_comma", "null"), PASSED),
        Arguments.of(
            "kwargs missing", row("length_constraints:number_words", "null"), "BAD_PARAMS"),
        Arguments.of("negative", words("-5"), "BAD_PARAMS"),
        Arguments.of("number as text", words("\"300\""), "BAD_PARAMS"),
        Arguments.of("half a word", words("1.5"), "BAD_PARAMS"),
        Arguments.of("more than there is", words("1e300"), "BAD_PARAMS"));
  }

  private static String nested(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }

  private static String row(String kind, String kwargs) {
    return "{%s, \"instruction_id_list\": [\"%s\"], \"kwargs\": [%s]}"
        .formatted(PAIR, kind, kwargs);
  }

  private static String words(String number) {
    return row(
        "length_constraints:number_words",
        "{\"relation\": \"at least\", \"num_words\": " + number + "}");
  }

  private static Walk<Draft> draft(Line line) {
    return Walk.of(line, 0, "test")
        .through(new ParseLine(false, ConstraintsFrom.DECLARED, CorpusFields.USUAL));
  }

  private static Walk<Example> example(String text, long number) {
    return draft(Line.of("odd.jsonl", number, text.getBytes(StandardCharsets.UTF_8)))
        .through(new AnswerOffline())
        .through(new ValidatePair())
        .through(new DecomposePair("test"));
  }

  private static String code(Walk<?> walk) {
    return walk.reject().map(reject -> reject.getReasons().get(0).getCode()).orElse(PASSED);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void givenAnOddRow_whenParsed_thenItIsAcceptedOrRefusedByDecision(
      String name, String text, String code) {
    assertEquals(code, code(draft(Line.of("odd.jsonl", 1, text.getBytes(StandardCharsets.UTF_8)))));
  }

  @Test
  void givenAnIdTwiceWithDifferentContent_whenMade_thenThereAreTwoPairs() {
    String row = "{\"id\": \"a\", \"prompt\": \"Write on %s.\", \"response\": \"It is here.\"}";
    Example first = example(row.formatted("trees"), 1).value().orElseThrow();
    Example second = example(row.formatted("rivers"), 2).value().orElseThrow();
    assertNotEquals(first.getExampleId(), second.getExampleId());
  }

  @Test
  void givenAnExponentialKeyword_whenVerified_thenItIsARejectAndNoHang() {
    String row =
        row("keywords:existence", "{\"keywords\": [\"(a+)+$\"]}")
            .replace("\"x\"", "\"" + "a".repeat(60) + "!\"");
    Walk<Example> walk = example(row, 1);
    assertEquals("CONSTRAINT_FAILED:keywords:existence", code(walk));
  }

  @Test
  void givenFilesWithoutRows_whenRead_thenEachSaysWhatItIs(@TempDir Path folder)
      throws IOException {
    Files.writeString(folder.resolve("a.jsonl"), "");
    Files.writeString(folder.resolve("b.jsonl"), "{" + PAIR + "}\r{" + PAIR + "}\r");
    Files.writeString(folder.resolve("c.jsonl"), "\n{" + PAIR + "}\n{\"prompt\": \"p\", \"re");
    List<String> codes = new ArrayList<>();
    try (CorpusLines lines = new CorpusLines(folder.toString())) {
      lines.forEachRemaining(line -> codes.add(code(draft(line))));
    }
    assertEquals(List.of("EMPTY_FILE", "BAD_JSON", "BLANK_LINE", PASSED, "BAD_JSON"), codes);
    Line half = new Line("c.jsonl", 3, "{\"prompt".getBytes(StandardCharsets.UTF_8), 8, false);
    Outcome.Refused<?> cut =
        assertInstanceOf(
            Outcome.Refused.class,
            new ParseLine(false, ConstraintsFrom.DECLARED, CorpusFields.USUAL).apply(half, 0));
    assertTrue(cut.reasons().get(0).getMessage().contains("cut off"));
  }
}
