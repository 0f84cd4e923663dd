package io.miso.streaming.answer.teacher;

import io.miso.config.TeacherConfig;
import io.miso.store.ObjectStore;
import io.miso.streaming.draft.Draft;
import io.miso.streaming.draft.Outcome;
import io.miso.streaming.draft.Pair;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;

/** Answers drafts. */
public final class Teacher {
  private final TeacherConfig settings;
  private final TeacherClient client;
  private final ObjectStore store;

  Teacher(TeacherConfig settings, TeacherClient client, ObjectStore store) {
    this.settings = settings;
    this.client = client;
    this.store = store;
  }

  /**
   * What becomes of the draft, once all its samples have come: a pair, or every sample's reasons.
   * The future fails if the endpoint answers nothing at all, or if the store fails.
   */
  public CompletableFuture<Outcome<Pair>> answer(Draft draft) {
    if (draft instanceof Draft.Foreign foreign) {
      return CompletableFuture.completedFuture(
          new Outcome.Passed<>(new Pair(foreign, foreign.output())));
    }
    List<CompletableFuture<Reply>> replies =
        IntStream.range(0, settings.samples())
            .mapToObj(sample -> client.ask(ChatRequest.of(settings, draft.messages(), sample)))
            .toList();
    return CompletableFuture.allOf(replies.toArray(CompletableFuture[]::new))
        .thenApply(
            all -> Samples.choose(draft, replies.stream().map(CompletableFuture::join).toList()));
  }

  /**
   * As {@link #answer}, but waits.
   *
   * @throws IllegalStateException if the endpoint answers nothing at all
   */
  public Outcome<Pair> await(Draft draft) {
    try {
      return answer(draft).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  void close(long patienceMillis) {
    client.close(patienceMillis);
    store.close();
  }
}
