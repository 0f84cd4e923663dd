package io.miso.streaming.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.config.ConfigException;
import io.miso.config.ConfigLoader;
import io.miso.config.MisoConfig;
import io.miso.schemas.Example;
import io.miso.schemas.Reject;
import io.miso.schemas.ShardContent;
import io.miso.schemas.ShardManifest;
import io.miso.shards.EncodedShard;
import io.miso.shards.Layout;
import io.miso.shards.Replacements;
import io.miso.shards.ShardFile;
import io.miso.shards.ShardLog;
import io.miso.store.LocalObjectStore;
import io.miso.store.ObjectStore;
import io.miso.streaming.PipelineIdentity;
import io.miso.streaming.draft.Origin;
import io.miso.streaming.draft.Outcome.Refused;
import io.miso.streaming.draft.Rejects;
import io.miso.streaming.source.CorpusNote;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that could not be read to their end, put right and replayed. */
class DamagedFileTest {
  private static final long TIME = 1_700_000_000_000L;
  private static final List<String> WORDS =
      List.of("tree", "lawn", "pond", "shed", "rose", "fence", "bench", "stone");

  private final Path file;
  private final ObjectStore store;
  private final MisoConfig config;
  private final CorpusNote note;

  /** A file of three lines and damage is read: its third line is no pair. */
  DamagedFileTest(@TempDir Path folder) throws IOException {
    this.file = folder.resolve("pairs.jsonl.gz");
    this.store = new LocalObjectStore(folder.resolve("root"));
    this.config =
        ConfigLoader.load(
            Optional.empty(),
            List.of(
                "root=" + folder.resolve("root"),
                "source=corpus",
                "clean.rules=none",
                "generate.shardRecords=2",
                "corpus.path=" + file));
    this.note = new CorpusNote(store, PipelineIdentity.of(config), file.toString());
    write(3, true);
    note.begin();
    publish(reject(1, "BAD_JSON"), reject(2, "BAD_JSON"));
    replay();
    publish(reject(3, "BAD_JSON"), reject(4, "DAMAGED_FILE"));
    note.end();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static String line(int number) {
    return number == 3 || number == 6
        ? "no JSON\n"
        : "{\"prompt\": \"Where is the %s?\", \"response\": \"Here.\"}\n"
            .formatted(WORDS.get(number - 1));
  }

  private void write(int lines, boolean damaged) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream packed = new GZIPOutputStream(bytes)) {
      for (int number = 1; number <= lines; number++) {
        packed.write(line(number).getBytes(StandardCharsets.UTF_8));
      }
    }
    bytes.writeBytes(new byte[damaged ? 30 : 0]);
    Files.write(file, bytes.toByteArray());
  }

  private Reject reject(long number, String code) {
    Origin origin = Origin.corpus(file.toString(), number, TIME);
    Refused<Object> refused = Refused.of(origin, "", code, "for once");
    return Rejects.of(refused, "READ", PipelineIdentity.of(config));
  }

  private void publish(Reject... rejects) {
    String pipelineId = PipelineIdentity.of(config);
    ShardLog.commit(store, EncodedShard.ofRejects(pipelineId, List.of(rejects)));
  }

  private Replay.Result replay() {
    return new Replay(config, store, Set.of()).run(soFar -> {});
  }

  private List<ShardManifest> shards(ShardContent content) {
    return new ShardLog(store, content).scan();
  }

  /** Every pair and every reject that stands, by its line. */
  private List<String> records() {
    List<String> records = new ArrayList<>();
    List<ShardManifest> pairs = shards(ShardContent.EXAMPLES);
    List<ShardManifest> rejects = shards(ShardContent.REJECTS);
    for (ShardManifest shard : pairs) {
      ShardFile.read(store, shard, Example.class)
          .forEach(pair -> records.add(pair.getLineage().getSourceOffset() + " pair"));
    }
    for (ShardManifest shard : new Replacements(pairs, rejects).newest(rejects)) {
      ShardFile.read(store, shard, Reject.class)
          .forEach(r -> records.add(r.getSourceOffset() + " " + r.getReasons().get(0).getCode()));
    }
    records.sort(null);
    return records;
  }

  private static List<String> linesTo(int last) {
    return IntStream.rangeClosed(1, last)
        .mapToObj(number -> number + (number == 3 || number == 6 ? " BAD_JSON" : " pair"))
        .toList();
  }

  @Test
  void givenAFileThatIsWholeNow_whenReplayed_thenEveryLineAfterTheDamageIsReadOnce()
      throws IOException {
    write(8, false);
    assertEquals(new Replay.Result(1, 5, 4, 0), replay());
    assertEquals(linesTo(8), records());
    assertEquals(0, note.changed().size());
    assertEquals(0, replay().unread());
    assertEquals(linesTo(8), records());
  }

  @Test
  void givenAFileThatIsDamagedFurtherOn_whenReplayed_thenItSaysSoThere() throws IOException {
    write(5, true);
    assertEquals(new Replay.Result(1, 3, 2, 0), replay());
    List<String> expected = new ArrayList<>(linesTo(5));
    expected.add("6 DAMAGED_FILE");
    assertEquals(expected, records());
    write(7, false);
    replay();
    assertEquals(linesTo(7), records());
  }

  @Test
  void givenAFileThatIsAsItWas_whenReplayed_thenNothingOfItIsRead() {
    assertEquals(new Replay.Result(1, 0, 0, 1), replay());
    assertTrue(records().contains("4 DAMAGED_FILE"));
  }

  @Test
  void givenAFileThatLacksLinesThatWereRead_whenReplayed_thenItIsRefused() throws IOException {
    write(2, false);
    String error = String.valueOf(assertThrows(ConfigException.class, this::replay).getMessage());
    assertTrue(error.contains(file + " 3 were read, and 2 can be read now"), error);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13})
  void givenAReplayThatIsKilledAfterSomeWrites_whenRunAgain_thenEveryLineIsReadOnce(int writes)
      throws IOException {
    write(8, false);
    Replay killed = new Replay(config, dyingAfter(writes), Set.of());
    assertThrows(IllegalStateException.class, () -> killed.run(soFar -> {}));
    replay();
    assertEquals(linesTo(8), records());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
  void givenAKilledReplayOfAFileThatIsStillDamaged_whenRunAgain_thenThatIsSaidOnce(int writes)
      throws IOException {
    shards(ShardContent.REJECTS).forEach(shard -> store.delete(manifest(shard)));
    publish(reject(3, "BAD_JSON"));
    publish(reject(4, "DAMAGED_FILE"));
    write(7, true);
    Replay killed = new Replay(config, dyingAfter(writes), Set.of());
    assertThrows(IllegalStateException.class, () -> killed.run(soFar -> {}));
    replay();
    List<String> expected = new ArrayList<>(linesTo(7));
    expected.add("8 DAMAGED_FILE");
    assertEquals(expected, records());
  }

  private static String manifest(ShardManifest shard) {
    return Layout.manifest(shard.getContent(), shard.getBucket(), shard.getShardId());
  }

  private ObjectStore dyingAfter(int writes) {
    AtomicInteger left = new AtomicInteger(writes);
    return (ObjectStore)
        Proxy.newProxyInstance(
            ObjectStore.class.getClassLoader(),
            new Class<?>[] {ObjectStore.class},
            (proxy, method, arguments) -> {
              boolean writing = Set.of("create", "compareAndSet").contains(method.getName());
              if (writing && left.getAndDecrement() <= 0) {
                throw new IllegalStateException("killed");
              }
              return method.invoke(store, arguments);
            });
  }

  @Test
  void givenAFileThatIsHalfRead_whenItIsWholeNow_thenItsRestIsLeftToItsReader() throws IOException {
    store.delete(Layout.corpus(PipelineIdentity.of(config)));
    note.begin();
    assertEquals(new Replay.Result(1, 0, 0, 0), replay());
    write(8, false);
    assertThrows(ConfigException.class, this::replay);
  }
}
