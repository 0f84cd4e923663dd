package io.miso.streaming.answer.teacher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ConnectException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many requests are under way. */
class GateTest extends ScriptedEndpoint {
  GateTest(@TempDir Path root) {
    super(root);
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
  void givenAnswersLaterThanHalfTheDeadline_whenCounted_thenFewerAreSentAtATime() {
    TeacherClient client = client("teacher.maxConcurrency=4");
    for (int i = 0; i < 9; i++) {
      client.ask(request(i));
    }
    time.pass(15_001);
    for (int i = 0; i < 4; i++) {
      answer(200, "", OK);
    }
    assertEquals(3, open.size(), "4 times 0.8, once for all four");
  }

  @Test
  void givenAnEndpointThatThrottles_whenOneAtATimeIsStillTooMuch_thenOnlyThenItCounts() {
    CompletableFuture<Reply> reply = client("teacher.attempts=2").ask(request(1));
    int sent = 0;
    while (!reply.isDone()) {
      answer(429, "1", "");
      sent++;
      time.pass(2000);
    }
    assertEquals(6, sent, "after four the limit is below 2, then two count");
    assertEquals(6, none(reply).attempts().size());
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
