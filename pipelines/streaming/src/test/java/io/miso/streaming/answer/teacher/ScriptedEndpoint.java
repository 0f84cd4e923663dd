package io.miso.streaming.answer.teacher;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.miso.schemas.Message;
import io.miso.schemas.TeacherAnswer;
import io.miso.store.LocalObjectStore;
import io.miso.store.ObjectStore;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A client whose endpoint is scripted, on one thread, in a time that the test sets. */
abstract class ScriptedEndpoint {
  static final String OK =
      "{\"choices\": [{\"message\": {\"content\": \"yes\"}, \"finish_reason\": \"stop\"}],"
          + " \"usage\": {\"prompt_tokens\": 4, \"completion_tokens\": 1}}";

  final ObjectStore store;
  final FakeTime time = new FakeTime();
  final Deque<CompletableFuture<Response>> open = new ArrayDeque<>();
  final List<Long> sentAt = new ArrayList<>();

  ScriptedEndpoint(@TempDir Path root) {
    this.store = new LocalObjectStore(root);
  }

  @AfterEach
  void close() {
    store.close();
  }

  TeacherClient client(String... settings) {
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

  static ChatRequest request(int number) {
    return ChatRequest.of(
        Settings.teacher("http://t/v1"), List.of(new Message("user", "q" + number)), 0);
  }

  void answer(int status, String retryAfter, String body) {
    open.remove().complete(new Response(status, retryAfter, body));
  }

  static TeacherAnswer kept(CompletableFuture<Reply> reply) {
    return assertInstanceOf(Reply.Kept.class, reply.join()).answer();
  }

  static Reply.None none(CompletableFuture<Reply> reply) {
    return assertInstanceOf(Reply.None.class, reply.join());
  }
}
