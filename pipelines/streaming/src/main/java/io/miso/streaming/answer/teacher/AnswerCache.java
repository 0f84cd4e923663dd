package io.miso.streaming.answer.teacher;

import io.miso.schemas.TeacherAnswer;
import io.miso.shards.CorruptObjectException;
import io.miso.shards.JsonRecords;
import io.miso.shards.Layout;
import io.miso.store.ObjectStore;
import io.miso.store.ObjectStore.Stored;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every paid answer, under its request's digest: what is there is never paid again. */
record AnswerCache(ObjectStore store) {
  private static final Logger LOG = LoggerFactory.getLogger(AnswerCache.class);

  /** The kept answer; a damaged one counts as none. */
  Optional<TeacherAnswer> find(ChatRequest request) {
    String name = Layout.answer(request.sha256());
    return store.find(name).flatMap(stored -> read(name, stored, request));
  }

  private static Optional<TeacherAnswer> read(String name, Stored stored, ChatRequest request) {
    try {
      TeacherAnswer answer = JsonRecords.decode(name, stored.bytes(), TeacherAnswer.class);
      if (answer.getRequest().equals(request.json())) {
        return Optional.of(answer);
      }
      LOG.warn("{} answers another request; it is asked again", name);
    } catch (CorruptObjectException e) {
      LOG.warn("{}; it is asked again", e.getMessage());
    }
    return Optional.empty();
  }

  /**
   * Keeps an answer, and gives the one that stands: if another process was faster, its answer.
   *
   * @throws io.miso.store.StoreException if the store fails
   */
  TeacherAnswer keep(ChatRequest request, TeacherAnswer answer) {
    String name = Layout.answer(request.sha256());
    byte[] bytes = JsonRecords.encode(answer);
    while (!store.create(name, bytes)) {
      Optional<Stored> stored = store.find(name);
      Optional<TeacherAnswer> other = stored.flatMap(s -> read(name, s, request));
      if (other.isPresent()) {
        return other.get();
      }
      if (stored.isPresent() && store.compareAndSet(name, stored.get().generation(), bytes)) {
        return answer;
      }
    }
    return answer;
  }
}
