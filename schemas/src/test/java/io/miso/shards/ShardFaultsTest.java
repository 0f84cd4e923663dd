package io.miso.shards;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.schemas.Example;
import io.miso.schemas.ShardContent;
import io.miso.schemas.ShardManifest;
import io.miso.store.CommitException;
import io.miso.store.FaultyStore;
import io.miso.store.LocalObjectStore;
import io.miso.store.ObjectStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commits and scans when the store fails midway, a rival writes, or a shard goes bad. */
class ShardFaultsTest {
  private static final EncodedShard SHARD =
      EncodedShard.ofExamples("a", List.of(Goldens.example(1), Goldens.example(2)));
  private static final EncodedShard OTHER =
      EncodedShard.ofExamples("a", List.of(Goldens.example(3)));

  private final ObjectStore store;
  private final ShardLog log;

  ShardFaultsTest(@TempDir Path root) {
    store = new LocalObjectStore(root);
    log = new ShardLog(store, ShardContent.EXAMPLES);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void givenCommitInterruptedAnywhere_whenRepeated_thenPublishedExactlyOnce(@TempDir Path roots) {
    for (FaultyStore.When when : FaultyStore.When.values()) {
      for (int at = 1; at <= 2; at++) {
        try (FaultyStore faulty =
            new FaultyStore(new LocalObjectStore(roots.resolve(when + "-" + at)))) {
          interruptAndRepeat(faulty, at, when);
        }
      }
    }
  }

  private static void interruptAndRepeat(FaultyStore faulty, int at, FaultyStore.When when) {
    ShardLog log = new ShardLog(faulty, ShardContent.EXAMPLES);
    faulty.failAt(at, when);
    assertThrows(CommitException.StateUnknown.class, () -> ShardLog.commit(faulty, SHARD));
    boolean published = at == 2 && when == FaultyStore.When.AFTER;
    assertEquals(published ? 1 : 0, log.scan().size());
    ShardLog.commit(faulty, SHARD);
    assertEquals(List.of(SHARD.manifest()), log.scan());
    assertEquals(1, faulty.list("shards/", "").size());
    assertEquals(2, ShardFile.read(faulty, SHARD.manifest(), Example.class).size());
  }

  @Test
  void givenCommitWithoutFault_whenCounted_thenTwoOperationsCoverEveryPoint() {
    try (FaultyStore counted = new FaultyStore(store)) {
      ShardLog.commit(counted, SHARD);
      assertEquals(2, counted.operations());
    }
  }

  @Test
  void givenScansAtDifferentTimes_whenCompared_thenTheSameOrder() {
    ShardLog.commit(store, SHARD);
    log.scan();
    ShardLog.commit(store, OTHER);
    assertEquals(new ShardLog(store, ShardContent.EXAMPLES).scan(), log.scan());
  }

  @Test
  void givenAlteredShard_whenSetAside_thenTheLogLeavesItOut() {
    ShardLog.commit(store, SHARD);
    ShardLog.commit(store, OTHER);
    String object = SHARD.manifest().getObject();
    byte[] altered = SHARD.avro().clone();
    altered[altered.length / 2] ^= 1;
    store.compareAndSet(object, store.find(object).orElseThrow().generation(), altered);
    assertEquals(2, log.scan().size());
    CorruptObjectException refusal =
        assertThrows(
            CorruptObjectException.class,
            () -> ShardFile.read(store, SHARD.manifest(), Example.class));
    assertEquals(object, refusal.object());
    Quarantine quarantine = new Quarantine(store);
    quarantine.setAside(refusal);
    quarantine.setAside(refusal);
    assertTrue(quarantine.holds(object));
    assertEquals(Set.of(object), quarantine.objects());
    assertEquals(List.of(OTHER.manifest()), log.scan());
  }

  @Test
  void givenRivalsManifest_whenCommitted_thenConflict() {
    ShardManifest manifest = SHARD.manifest();
    store.create(
        Layout.manifest(manifest.getContent(), manifest.getBucket(), manifest.getShardId()),
        "rival".getBytes(UTF_8));
    assertThrows(CommitException.Conflict.class, () -> ShardLog.commit(store, SHARD));
  }
}
