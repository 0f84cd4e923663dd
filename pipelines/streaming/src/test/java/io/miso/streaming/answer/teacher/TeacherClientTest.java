package io.miso.streaming.answer.teacher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.shards.Layout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of one request. */
class TeacherClientTest extends ScriptedEndpoint {
  TeacherClientTest(@TempDir Path root) {
    super(root);
  }

  @Test
  void givenAnAnswer_whenItComes_thenItIsKeptBeforeItIsSeen() {
    CompletableFuture<Reply> reply = client().ask(request(1));
    String name = Layout.answer(request(1).sha256());
    CompletableFuture<Boolean> keptWhenSeen = reply.thenApply(seen -> store.find(name).isPresent());
    answer(200, "", OK);
    assertTrue(keptWhenSeen.join());
    assertEquals("yes", kept(reply).getContent());
    assertEquals(4 * 2 + 10, kept(reply).getCostMicros());
    assertEquals(time.nowMillis(), kept(reply).getAnsweredAtMillis());
  }

  @Test
  void givenAKeptAnswer_whenAskedByAnotherClient_thenNothingIsSent() {
    CompletableFuture<Reply> first = client().ask(request(1));
    answer(200, "", OK);
    CompletableFuture<Reply> second = client("teacher.completionPrice=99").ask(request(1));
    assertEquals(kept(first), kept(second));
    assertEquals(1, sentAt.size());
  }

  @Test
  void givenADamagedAnswer_whenAsked_thenItIsAskedAgainAndReplaced() {
    String name = Layout.answer(request(1).sha256());
    store.create(name, "{\"torn".getBytes(StandardCharsets.UTF_8));
    CompletableFuture<Reply> reply = client().ask(request(1));
    answer(200, "", OK);
    assertEquals("yes", kept(reply).getContent());
    assertEquals("yes", kept(client().ask(request(1))).getContent());
    assertEquals(1, sentAt.size());
  }

  @Test
  void givenEqualRequests_whenAskedAtOnce_thenOneIsSent() {
    TeacherClient client = client();
    CompletableFuture<Reply> first = client.ask(request(1));
    CompletableFuture<Reply> second = client.ask(request(1));
    assertEquals(1, open.size());
    answer(200, "", OK);
    assertEquals(kept(first), kept(second));
  }

  @Test
  void givenEveryKindOfFailure_whenTriedAgain_thenTheRejectTellsEachInOrder() {
    CompletableFuture<Reply> reply =
        client("teacher.attempts=7", "teacher.maxConcurrency=1").ask(request(1));
    answer(429, "", "slow down");
    time.pass(500);
    answer(503, "", "");
    time.pass(1000);
    open.remove().completeExceptionally(new TimeoutException());
    time.pass(2000);
    open.remove().completeExceptionally(new CompletionException(new IOException("reset")));
    time.pass(4000);
    answer(200, "", "{\"choices\": []}");
    time.pass(8000);
    answer(200, "", "{\"cho");
    time.pass(16_000);
    assertFalse(reply.isDone());
    answer(500, "", "boom\n\tat line 1");
    assertEquals(Reply.None.GAVE_UP, none(reply).code());
    List<String> attempts = none(reply).attempts();
    assertEquals(7, attempts.size());
    assertEquals("status 429: slow down", attempts.get(0));
    assertEquals("status 503", attempts.get(1));
    assertEquals("no answer before the deadline", attempts.get(2));
    assertEquals("the connection broke (reset)", attempts.get(3));
    assertEquals("status 200, but it has no choice", attempts.get(4));
    assertTrue(attempts.get(5).startsWith("status 200, but it is not JSON"), attempts.get(5));
    assertEquals("status 500: boom at line 1", attempts.get(6));
    assertTrue(store.list(Layout.answers(), "").isEmpty());
  }

  @Test
  void givenRetryAfter_whenTriedAgain_thenNotSooner() {
    client().ask(request(1));
    answer(429, "7", "");
    time.pass(6999);
    assertEquals(1, sentAt.size());
    time.pass(501);
    assertEquals(2, sentAt.size());
  }

  @Test
  void givenAWaitOfHours_whenAsked_thenTheRequestIsGivenUp() {
    CompletableFuture<Reply> reply = client().ask(request(1));
    answer(429, "86400", "");
    assertEquals(List.of("status 429", "it asks to wait 86400 s"), none(reply).attempts());
  }

  @Test
  void givenARefusal_whenAnswered_thenItIsNotTriedAgain() {
    CompletableFuture<Reply> reply = client().ask(request(1));
    answer(400, "", "too long");
    assertEquals(new Reply.None("TEACHER_REFUSED", List.of("status 400: too long")), none(reply));
    assertEquals(1, sentAt.size());
  }

  @Test
  void givenAWrongKeyOrOnlyRefusals_whenAnswered_thenNothingIsRejectedButTheRunStops() {
    CompletableFuture<Reply> wrongKey = client().ask(request(1));
    answer(401, "", "no");
    CompletionException stopped = assertThrows(CompletionException.class, wrongKey::join);
    assertTrue(String.valueOf(stopped.getMessage()).contains("Check teacher.url"));
    TeacherClient client = client();
    for (int i = 0; i < 19; i++) {
      CompletableFuture<Reply> reply = client.ask(request(i));
      answer(422, "", "no");
      none(reply);
    }
    CompletableFuture<Reply> last = client.ask(request(19));
    answer(422, "", "no");
    assertThrows(CompletionException.class, last::join);
  }
}
