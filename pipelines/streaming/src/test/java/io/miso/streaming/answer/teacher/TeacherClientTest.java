package io.miso.streaming.answer.teacher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.schemas.Message;
import io.miso.schemas.TeacherAnswer;
import io.miso.shards.Layout;
import io.miso.store.LocalObjectStore;
import io.miso.store.ObjectStore;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client with a scripted endpoint, in a time that the test sets, on one thread. */
class TeacherClientTest {
  private static final String OK =
      "{\"choices\": [{\"message\": {\"content\": \"yes\"}, \"finish_reason\": \"stop\"}],"
          + " \"usage\": {\"prompt_tokens\": 4, \"completion_tokens\": 1}}";

  private static final class FakeTime implements Timing {
    private record Task(long at, int number, Runnable run) {}

    private final PriorityQueue<Task> tasks =
        new PriorityQueue<>(
            (a, b) -> a.at() == b.at() ? a.number() - b.number() : Long.compare(a.at(), b.at()));
    private long now = 1_000_000;
    private int number;

    @Override
    public long nowMillis() {
      return now;
    }

    @Override
    public void after(long millis, Runnable task) {
      tasks.add(new Task(now + millis, number++, task));
    }

    private void pass(long millis) {
      long end = now + millis;
      while (!tasks.isEmpty() && tasks.element().at() <= end) {
        Task task = tasks.remove();
        now = task.at();
        task.run().run();
      }
      now = end;
    }
  }

  private final ObjectStore store;
  private final FakeTime time = new FakeTime();
  private final Deque<CompletableFuture<Response>> open = new ArrayDeque<>();
  private final List<Long> sentAt = new ArrayList<>();

  TeacherClientTest(@TempDir Path root) {
    this.store = new LocalObjectStore(root);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private TeacherClient client(String... settings) {
    Transport transport =
        request -> {
          CompletableFuture<Response> response = new CompletableFuture<>();
          open.add(response);
          sentAt.add(time.nowMillis());
          return response;
        };
    return new TeacherClient(
        Settings.teacher("http://t/v1", settings),
        new AnswerCache(store),
        transport,
        time,
        Runnable::run,
        new RetryDelay(() -> 1.0));
  }

  private static ChatRequest request(int number) {
    return ChatRequest.of(
        Settings.teacher("http://t/v1"), List.of(new Message("user", "q" + number)), 0);
  }

  private void answer(int status, String retryAfter, String body) {
    open.remove().complete(new Response(status, retryAfter, body));
  }

  private static TeacherAnswer kept(CompletableFuture<Reply> reply) {
    return assertInstanceOf(Reply.Kept.class, reply.join()).answer();
  }

  private static Reply.None none(CompletableFuture<Reply> reply) {
    return assertInstanceOf(Reply.None.class, reply.join());
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
    CompletableFuture<Reply> reply = client("teacher.attempts=7").ask(request(1));
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

  @Test
  void givenManyRequests_whenAsked_thenNoMoreAreUnderWayThanTheLimitAllows() {
    TeacherClient client = client("teacher.maxConcurrency=5");
    for (int i = 0; i < 20; i++) {
      client.ask(request(i));
    }
    assertEquals(4, open.size());
    int most = 0;
    while (!open.isEmpty()) {
      answer(200, "", OK);
      most = Math.max(most, open.size());
    }
    assertEquals(20, sentAt.size());
    assertEquals(5, most);
  }

  @Test
  void givenAnEndpointThatIsAway_whenItComesBack_thenOneAtATimeTriedAndNothingIsRejected() {
    TeacherClient client = client("teacher.attempts=1", "teacher.maxConcurrency=1");
    List<CompletableFuture<Reply>> replies = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      replies.add(client.ask(request(i)));
    }
    long end = time.nowMillis() + 600_000;
    while (time.nowMillis() < end) {
      while (!open.isEmpty()) {
        open.remove().completeExceptionally(new ConnectException("refused"));
      }
      time.pass(100);
    }
    replies.forEach(reply -> assertFalse(reply.isDone()));
    assertTrue(sentAt.size() < 60, sentAt.size() + " tries in ten minutes");
    for (int look = 0; look < 1000; look++) {
      while (!open.isEmpty()) {
        answer(200, "", OK);
      }
      time.pass(100);
    }
    replies.forEach(reply -> assertEquals("yes", kept(reply).getContent()));
  }

  @Test
  void givenAClosedClient_whenAsked_thenNothingIsSent() {
    TeacherClient client = client();
    CompletableFuture<Reply> paid = client.ask(request(1));
    client.close(0);
    assertTrue(client.ask(request(2)).isCompletedExceptionally());
    assertEquals(1, sentAt.size());
    answer(200, "", OK);
    assertEquals("yes", kept(paid).getContent(), "what is under way is still kept");
  }
}
