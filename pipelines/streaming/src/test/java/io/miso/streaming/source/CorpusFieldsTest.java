package io.miso.streaming.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.config.ConfigLoader;
import io.miso.config.CorpusConfig;
import io.miso.streaming.draft.Draft;
import io.miso.streaming.draft.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rows whose fields the settings name. */
class CorpusFieldsTest {
  private static final String KINDS =
      "{\"q\": \"Write\", \"a\": \"x\", \"ids\": [\"punctuation:no_comma\"], \"args\": [{}]}";

  private static Outcome<Draft> parse(String row, String... fields) {
    List<String> set = Stream.of(fields).map(field -> "corpus.fields." + field).toList();
    CorpusConfig corpus = ConfigLoader.load(Optional.empty(), set).corpus();
    byte[] bytes = row.getBytes(StandardCharsets.UTF_8);
    return new ParseLine(false, corpus.constraintsFrom(), corpus.fields())
        .apply(Line.of("a.jsonl", 1, bytes), 0);
  }

  private static Draft.Foreign pair(String row, String... fields) {
    Outcome.Passed<?> passed = assertInstanceOf(Outcome.Passed.class, parse(row, fields));
    return assertInstanceOf(Draft.Foreign.class, passed.value());
  }

  private static String text(Draft.Foreign pair) {
    StringBuilder text = new StringBuilder();
    pair.messages()
        .forEach(m -> text.append(m.getRole()).append('=').append(m.getContent()).append(' '));
    return text + "-> " + pair.output();
  }

  private static String refusal(String row, String... fields) {
    Outcome.Refused<?> refused = assertInstanceOf(Outcome.Refused.class, parse(row, fields));
    return refused.reasons().get(0).getCode() + " " + refused.reasons().get(0).getMessage();
  }

  @Test
  void givenNamesOfPromptAndResponse_whenParsed_thenOtherFormsAreIgnored() {
    String row =
        "{\"question\": \"q\", \"answer\": \"a\", \"sys\": \"s\", \"context\": \"c\","
            + " \"prompt\": 3, \"messages\": 4, \"response\": 5}";
    assertEquals("user=q -> a", text(pair(row, "prompt=question", "response=answer")));
    assertEquals(
        "system=s user=q\n\nc -> a",
        text(pair(row, "prompt=question", "response=answer", "system=sys", "input=context")));
    String bare = "{\"question\": \"q\", \"response\": \"r\"}";
    assertEquals("user=q -> r", text(pair(bare, "prompt=question", "system=sys")));
  }

  @Test
  void givenNamesOfOtherFieldsOnly_whenParsed_thenTheFormIsFoundAsEver() {
    String alpaca = "{\"instruction\": \"i\", \"text\": \"t\", \"answer\": \"a\"}";
    assertEquals("user=i\n\nt -> a", text(pair(alpaca, "input=text", "response=answer")));
    String chosen = "{\"prompt\": \"p\", \"chosen\": \"c\", \"rejected\": \"r\"}";
    assertEquals("user=p -> c", text(pair(chosen, "response=chosen")));
  }

  @Test
  void givenTheNameOfAConversation_whenParsed_thenEitherFormIsRead() {
    String said =
        "[{\"role\": \"user\", \"content\": \"u\"}, {\"role\": \"assistant\", \"content\": \"a\"}]";
    String row = "{\"prompt\": \"u\", \"sys\": \"s\", \"chosen\": " + said + "}";
    assertEquals("user=u -> a", text(pair(row, "messages=chosen")));
    assertEquals("system=s user=u -> a", text(pair(row, "messages=chosen", "system=sys")));
    String gpt =
        "{\"talk\": [{\"from\": \"human\", \"value\": \"u\"}, {\"from\": \"gpt\", \"value\": \"a\"}]}";
    assertEquals("user=u -> a", text(pair(gpt, "messages=talk")));
    String whole = refusal(row, "response=chosen");
    assertTrue(whole.contains("set corpus.fields.messages=chosen"), whole);
  }

  @Test
  void givenAPreferencePair_whenParsed_thenPromptAndChosenAreJoined() {
    String row =
        "{\"prompt\": [{\"role\": \"system\", \"content\": \"s\"},"
            + " {\"role\": \"user\", \"content\": \"u\"}],"
            + " \"chosen\": [{\"role\": \"assistant\", \"content\": \"a\"}]}";
    assertEquals("system=s user=u -> a", text(pair(row, "messages=prompt", "response=chosen")));
  }

  @Test
  void givenNamesOfConstraints_whenParsed_thenTheyAreRead() {
    String[] named = {"prompt=q", "response=a", "constraintIds=ids", "constraintKwargs=args"};
    assertEquals("punctuation:no_comma", pair(KINDS, named).constraints().get(0).kind());
    String without = KINDS.replace("ids", "kinds");
    assertTrue(refusal(without, named).startsWith("NO_CONSTRAINTS"), refusal(without, named));
  }

  @Test
  void givenANameThatARowLacks_whenParsed_thenTheRejectNamesItAndWhatIsThere() {
    String row = "{\"question\": \"q\", \"answer\": \"a\"}";
    assertEquals(
        "NO_PAIR a.jsonl line 1: it has no questoin, which corpus.fields.prompt names;"
            + " it has [question, answer]",
        refusal(row, "prompt=questoin", "response=answer"));
    String response = refusal(row, "prompt=question");
    assertTrue(response.contains("no response;"), response);
    assertTrue(response.contains("names another field of [question, answer]"), response);
    String none = refusal(row);
    assertTrue(none.contains("corpus.fields.prompt=NAME"), none);
    String wrong = refusal("{\"question\": 3, \"answer\": \"a\"}", "prompt=question");
    assertTrue(wrong.endsWith("question is no text: 3"), wrong);
  }

  @Test
  void givenAlpacasHistory_whenParsed_thenItsPairsAreEarlierTurns() {
    String row = "{\"system\": \"s\", \"instruction\": \"i\", \"output\": \"o\", \"history\": %s}";
    assertEquals(
        "system=s user=q1 assistant=a1 user=q2 assistant=a2 user=i -> o",
        text(pair(row.formatted("[[\"q1\", \"a1\"], [\"q2\", \"a2\"]]"))));
    for (String none : List.of("[]", "null", "\"\"")) {
      assertEquals("system=s user=i -> o", text(pair(row.formatted(none))));
    }
    for (String wrong : List.of("[[\"q1\"]]", "[3]", "\"q1\"", "[[\"q1\", 3]]", "7")) {
      assertTrue(refusal(row.formatted(wrong)).startsWith("WRONG_TYPE"), wrong);
    }
  }

  @Test
  void givenAListOverManyLines_whenParsed_thenTheRemedyIsNamed() {
    for (String line : List.of("[", "[{\"prompt\": \"p\"},", "[1]")) {
      String message = refusal(line);
      assertTrue(message.contains("jq -c '.[]'"), message);
      assertTrue(!message.contains("REDACTED"), message);
    }
  }
}
