package io.miso.streaming.books;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.miso.schemas.Reject;
import io.miso.schemas.RejectReason;
import io.miso.shards.EncodedShard;
import io.miso.shards.ShardLog;
import io.miso.store.LocalObjectStore;
import io.miso.store.ObjectStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RewindTest {
  private static void publish(ObjectStore store, String pipelineId, String id) {
    Reject reject =
        Reject.newBuilder()
            .setRecordId(id)
            .setStage("READ")
            .setReasons(List.of(new RejectReason("BAD_JSON", "no")))
            .build();
    ShardLog.commit(store, EncodedShard.ofRejects(pipelineId, List.of(reject)));
  }

  @Test
  void givenARewind_whenMoreIsPublished_thenOnlyWhatWasThereThenIsLeftOut(@TempDir Path root) {
    try (ObjectStore store = new LocalObjectStore(root)) {
      Rewind rewind = new Rewind(store, "p");
      publish(store, "p", "before");
      publish(store, "other", "of another pipeline");
      assertEquals(Set.of(), rewind.publishedIds());
      rewind.note();
      publish(store, "p", "after");
      assertEquals(Set.of("before"), rewind.publishedIds());
      rewind.note();
      assertEquals(Set.of("before", "after"), rewind.publishedIds());
    }
  }
}
