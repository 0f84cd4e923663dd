package io.miso.shards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.schemas.ShardContent;
import io.miso.schemas.ShardManifest;
import io.miso.store.CommitException;
import io.miso.store.LocalObjectStore;
import io.miso.store.ObjectStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardLogTest {
  private final Path folder;
  private final ObjectStore store;
  private final ShardLog log;

  ShardLogTest(@TempDir Path folder) {
    this.folder = folder;
    this.store = new LocalObjectStore(folder);
    this.log = new ShardLog(store, ShardContent.EXAMPLES);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static EncodedShard shard(int number) {
    return EncodedShard.ofExamples("golden", List.of(Goldens.example(number)));
  }

  @Test
  void givenAShardCommittedTwice_whenScanned_thenItIsThereOnce() {
    ShardManifest manifest = ShardLog.commit(store, shard(1));
    ShardLog.commit(store, shard(1));
    assertEquals(List.of(manifest), log.scan());
    assertEquals(1, log.records());
    assertEquals(Map.of("punctuation:no_comma", 1L), log.counts());
  }

  @Test
  void givenDataWithoutManifest_whenScanned_thenTheShardDoesNotExist() {
    EncodedShard shard = shard(1);
    store.create(shard.manifest().getObject(), shard.avro());
    assertEquals(List.of(), log.scan());
    assertEquals(List.of(ShardLog.commit(store, shard)), log.scan());
  }

  @Test
  void givenARivalsBytes_whenCommitted_thenItIsAConflict() {
    EncodedShard shard = shard(1);
    store.create(shard.manifest().getObject(), new byte[] {1});
    assertThrows(CommitException.Conflict.class, () -> ShardLog.commit(store, shard));
    assertEquals(List.of(), log.scan());
  }

  @Test
  void givenABrokenManifest_whenScanned_thenItIsSetAsideByNameAndTheRestGoesOn()
      throws IOException {
    ShardLog.commit(store, shard(1));
    ShardManifest good = ShardLog.commit(store, shard(2));
    String broken = name(shard(1).manifest());
    Path file = folder.resolve(broken);
    Files.writeString(file, Files.readString(file).replace("\"records\" : 1", "\"records\" : 2"));
    assertEquals(List.of(good), log.scan());
    assertEquals(List.of(good), new ShardLog(store, ShardContent.EXAMPLES).scan());
    Map<String, String> aside = new Quarantine(store).contents();
    assertEquals(List.of(broken), List.copyOf(aside.keySet()));
    assertTrue(String.valueOf(aside.get(broken)).contains("checksum"), aside.toString());
  }

  @Test
  void givenAManifestUnderAnothersName_whenScanned_thenItIsSetAside() {
    byte[] manifest = JsonRecords.encode(shard(1).manifest());
    store.create(name(shard(2).manifest()), manifest);
    assertEquals(List.of(), log.scan());
    assertEquals(1, new Quarantine(store).contents().size());
  }

  @Test
  void givenAForeignFileAmongManifests_whenScanned_thenItIsSetAside() {
    store.create("manifests/note.txt", "hello".getBytes(StandardCharsets.UTF_8));
    ShardManifest good = ShardLog.commit(store, shard(2));
    assertEquals(List.of(good), log.scan());
    assertTrue(new Quarantine(store).holds("manifests/note.txt"));
  }

  private static String name(ShardManifest manifest) {
    return Layout.manifest(manifest.getContent(), manifest.getBucket(), manifest.getShardId());
  }
}
