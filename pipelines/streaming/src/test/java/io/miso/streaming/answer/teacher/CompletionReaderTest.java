package io.miso.streaming.answer.teacher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.streaming.answer.teacher.Completion.Usage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionReaderTest {
  private static String reply(String content, String rest) {
    return "{\"choices\": [{\"message\": {\"content\": " + content + "}" + rest;
  }

  @Test
  void givenAnObject_whenRead_thenTextReasonAndTokens() throws MalformedReplyException {
    String body =
        reply(
            "\"Hi 🌳\\n\"",
            ", \"finish_reason\": \"stop\"}],"
                + " \"usage\": {\"prompt_tokens\": 7, \"completion_tokens\": 3}}");
    assertEquals(
        new Completion("Hi 🌳\n", "stop", new Usage(true, 7, 3)), CompletionReader.read(body));
  }

  @Test
  void givenNoUsageOrAnOddOne_whenRead_thenTokensAreUnknown() throws MalformedReplyException {
    String none = reply("\"x\"", "}]}");
    assertEquals(new Completion("x", "", Usage.UNKNOWN), CompletionReader.read(none));
    String odd =
        reply("\"x\"", "}], \"usage\": {\"prompt_tokens\": -1, \"completion_tokens\": \"2\"}}");
    assertEquals(Usage.UNKNOWN, CompletionReader.read(odd).usage());
  }

  @Test
  void givenEvents_whenRead_thenThePiecesAreOneAnswer() throws MalformedReplyException {
    String body =
        """
        : a comment
        event: message
        data: {"choices": [{"delta": {"role": "assistant", "content": ""}}]}

        data: {"choices": [{"delta": {"content": "Hi "}, "finish_reason": null}]}

        data:{"choices": [{"delta": {"content": "ho"}, "finish_reason": "stop"}]}

        data: {"choices": [], "usage": {"prompt_tokens": 5, "completion_tokens": 2}}

        data: [DONE]

        """;
    assertEquals(
        new Completion("Hi ho", "stop", new Usage(true, 5, 2)), CompletionReader.read(body));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "<html>busy</html>|ends before",
        "~~|ends before",
        "{\"choices\": [{\"message\": {\"content\": \"x\"|not JSON",
        "{\"choices\": []}|no choice",
        "{\"choices\": {}}|no choice",
        "{}|no choice",
        "{\"choices\": [{\"message\": {\"content\": null}}]}|no text",
        "{\"choices\": [{\"message\": {\"content\": [\"x\"]}}]}|no text",
        "{\"error\": {\"message\": \"out of memory\"}}|out of memory",
        "{\"choices\": [{\"message\": {\"content\": \"x\\ud83d\"}}]}|half a character",
        "{\"choices\": [{\"message\": {\"content\": \"x\\u0000\"}}]}|NUL",
        "{\"choices\": [{\"message\": {\"content\": \"x\"}}]} tail|not JSON",
        "data: {\"choices\": [{\"delta\": {\"content\": \"x\"}}]}|ends before",
        "data: {\"error\": {\"message\": \"gone\"}}|gone",
        "data: {\"choi|not JSON"
      })
  void givenABodyWithoutAnAnswer_whenRead_thenItSaysWhy(String body, String why) {
    MalformedReplyException refused =
        assertThrows(MalformedReplyException.class, () -> CompletionReader.read(body));
    assertTrue(String.valueOf(refused.getMessage()).contains(why), refused.getMessage());
  }

  @Test
  void givenPricesForAMillion_whenPriced_thenMillionthsForEachToken() {
    assertEquals(7 * 2 + 3 * 10, new Usage(true, 7, 3).costMicros(2, 10));
    assertEquals(1, new Usage(true, 4, 0).costMicros(0.15, 0.6));
  }
}
