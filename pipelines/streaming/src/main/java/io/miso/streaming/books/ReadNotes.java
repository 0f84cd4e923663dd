package io.miso.streaming.books;

import io.miso.shards.Layout;
import io.miso.store.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/**
 * Notes that the splits of a bounded source leave once a checkpoint holds their end: how many
 * records each has emitted. With them the books can be balanced: every record emitted must become a
 * pair or a reject.
 */
public record ReadNotes(ObjectStore store, String pipelineId) {
  /** Notes a split's end; repeating it is harmless. */
  public void end(int split, long emitted) {
    store.create(name(split), Long.toString(emitted).getBytes(StandardCharsets.UTF_8));
  }

  /** Records that all splits have emitted, or empty while one is still reading. */
  public OptionalLong total(int splits) {
    long total = 0;
    for (int split = 0; split < splits; split++) {
      var note = store.find(name(split));
      if (note.isEmpty()) {
        return OptionalLong.empty();
      }
      total += Long.parseLong(new String(note.get().bytes(), StandardCharsets.UTF_8));
    }
    return OptionalLong.of(total);
  }

  private String name(int split) {
    return Layout.pipeline(pipelineId) + "read/" + split + ".txt";
  }
}
