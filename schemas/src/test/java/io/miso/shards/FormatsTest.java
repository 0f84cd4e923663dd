package io.miso.shards;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miso.schemas.Example;
import io.miso.schemas.IncrementPlan;
import io.miso.schemas.Preference;
import io.miso.schemas.Reject;
import io.miso.schemas.ShardManifest;
import io.miso.store.Digests;
import io.miso.store.LocalObjectStore;
import io.miso.store.ObjectStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.file.SeekableByteArrayInput;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The formats as they are on disk: goldens, evolution, and what is refused. */
class FormatsTest {
  private final Path folder;

  FormatsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static byte[] golden(String name) throws IOException {
    return Files.readAllBytes(Goldens.FOLDER.resolve(name));
  }

  private <T extends SpecificRecordBase> List<T> read(byte[] shard, Class<T> type, long records) {
    try (ObjectStore store = new LocalObjectStore(folder)) {
      store.create("shard.avro", shard);
      return ShardFile.read(store, "shard.avro", Digests.sha256(shard), records, type);
    }
  }

  @Test
  void givenTheGoldenShards_whenRead_thenTheirRecordsAreThoseThatWereWritten() throws IOException {
    List<Example> examples =
        Stream.of(1, 2, 3)
            .map(Goldens::example)
            .sorted(Comparator.comparing(Example::getExampleId))
            .toList();
    assertEquals(examples, read(golden("examples.avro"), Example.class, 3));
    folder.resolve("shard.avro").toFile().delete();
    assertEquals(
        List.of(2L, 1L).stream().sorted().toList(),
        read(golden("rejects.avro"), Reject.class, 2).stream()
            .map(Reject::getSourceOffset)
            .sorted()
            .toList());
  }

  @Test
  void givenTheGoldenPreferences_whenRead_thenTheyAreThoseThatWereWritten() throws IOException {
    try (DataFileReader<Preference> pairs =
        new DataFileReader<>(
            new SeekableByteArrayInput(golden("preferences.avro")),
            new SpecificDatumReader<>(Preference.class))) {
      assertEquals(Goldens.preference(1), pairs.next());
      assertEquals(Goldens.preference(2), pairs.next());
      assertFalse(pairs.hasNext());
    }
  }

  @Test
  void givenTheGoldenJson_whenWrittenAgain_thenTheBytesAreTheSame() throws IOException {
    for (Map.Entry<String, SpecificRecordBase> entry : Goldens.json().entrySet()) {
      byte[] bytes = golden(entry.getKey());
      assertArrayEquals(bytes, JsonRecords.encode(entry.getValue()), entry.getKey());
      assertEquals(
          entry.getValue(), JsonRecords.decode(entry.getKey(), bytes, entry.getValue().getClass()));
    }
    ShardManifest manifest =
        JsonRecords.decode("manifest.json", golden("manifest.json"), ShardManifest.class);
    assertEquals(Digests.sha256(golden("examples.avro")), manifest.getShardId());
    assertEquals("2023-11-14-22", manifest.getBucket());
  }

  @Test
  void givenAnotherOrder_whenEncoded_thenBytesNameAndManifestAreTheSame() {
    EncodedShard turned =
        EncodedShard.ofExamples(
            "golden", List.of(Goldens.example(3), Goldens.example(1), Goldens.example(2)));
    assertArrayEquals(Goldens.examples().avro(), turned.avro());
    assertEquals(Goldens.examples().manifest(), turned.manifest());
  }

  @Test
  void givenAFileOfAnOlderOrNewerSchema_whenRead_thenDefaultsFillInAndUnknownFieldsFall()
      throws IOException {
    Schema now = SpecificData.get().getSchema(Example.class);
    List<Schema.Field> older =
        now.getFields().stream()
            .filter(f -> !List.of("topic", "level", "verdicts").contains(f.name()))
            .map(f -> new Schema.Field(f, f.schema()))
            .toList();
    Example old = read(file(now, older), Example.class, 1).get(0);
    assertEquals("", old.getTopic());
    assertEquals(0, old.getLevel());
    assertEquals("An oak 1", old.getOutput());
    folder.resolve("shard.avro").toFile().delete();
    List<Schema.Field> newer =
        Stream.concat(
                now.getFields().stream().map(f -> new Schema.Field(f, f.schema())),
                Stream.of(new Schema.Field("later", Schema.create(Schema.Type.STRING), "", "none")))
            .toList();
    assertEquals(Goldens.example(1), read(file(now, newer), Example.class, 1).get(0));
  }

  @Test
  void givenASubContextOfTheFirstRelease_whenRead_thenItIsOfTheLastMessage() throws IOException {
    Schema first =
        new Schema.Parser().parse(Files.readString(Goldens.FOLDER.resolve("Example-v1.avsc")));
    Example read = read(file(first), Example.class, 1).get(0);
    assertEquals(2, read.getSubContexts().size());
    read.getSubContexts().forEach(piece -> assertEquals(-1, piece.getMessageIndex()));
  }

  /** A file of example 1 under the record's schema with other fields. */
  private static byte[] file(Schema now, List<Schema.Field> fields) throws IOException {
    Schema schema = Schema.createRecord(now.getName(), now.getDoc(), now.getNamespace(), false);
    schema.setFields(fields);
    return file(schema);
  }

  private static byte[] file(Schema schema) throws IOException {
    GenericRecord record = new GenericData.Record(schema);
    for (Schema.Field field : schema.getFields()) {
      Schema.Field known = Example.getClassSchema().getField(field.name());
      record.put(field.name(), known == null ? "later" : Goldens.example(1).get(known.pos()));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DataFileWriter<GenericRecord> writer =
        new DataFileWriter<>(new GenericDatumWriter<>(schema, SpecificData.get()))) {
      writer.create(schema, out);
      writer.append(record);
    }
    return out.toByteArray();
  }

  @Test
  void givenJsonWithoutANewField_whenRead_thenItsDefaultFillsIn() throws IOException {
    ObjectNode node = (ObjectNode) new ObjectMapper().readTree(golden("plan.json"));
    node.remove(List.of("replay", "replayRecords", "checksum"));
    node.put("later", "unknown");
    IncrementPlan plan =
        JsonRecords.decode("plan.json", JsonRecords.sign(node), IncrementPlan.class);
    assertEquals(List.of(), plan.getReplay());
    assertEquals(0, plan.getReplayRecords());
    assertEquals(42, plan.getSeed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"planVersion", "seed", "shards", "increment"})
  void givenAFieldOfAnotherTypeOrVersion_whenRead_thenTheRefusalNamesIt(String field)
      throws IOException {
    ObjectNode node = (ObjectNode) new ObjectMapper().readTree(golden("plan.json"));
    node.remove("checksum");
    if (field.equals("planVersion")) {
      node.put(field, 2);
    } else {
      node.put(field, "7");
    }
    byte[] signed = JsonRecords.sign(node);
    CorruptObjectException e =
        assertThrows(
            CorruptObjectException.class,
            () -> JsonRecords.decode("plan.json", signed, IncrementPlan.class));
    assertTrue(e.reason().contains(field), e.reason());
    assertEquals("plan.json", e.object());
  }

  @Test
  void givenAManifest_whenAnyByteIsFlippedOrItsEndIsCut_thenItIsRefused() throws IOException {
    byte[] bytes = golden("manifest.json");
    for (int i = 0; i < bytes.length; i++) {
      byte[] flipped = bytes.clone();
      flipped[i] ^= 1;
      refused(flipped);
      refused(Arrays.copyOf(bytes, i));
    }
  }

  private static void refused(byte[] bytes) {
    assertThrows(
        CorruptObjectException.class,
        () -> JsonRecords.decode("manifest.json", bytes, ShardManifest.class));
  }

  @Test
  void givenAShard_whenAlteredTornOrMissing_thenItIsRefusedByName() {
    byte[] avro = Goldens.examples().avro();
    ShardManifest manifest = Goldens.examples().manifest();
    byte[] altered = avro.clone();
    altered[avro.length / 2] ^= 1;
    for (byte[] bytes : List.of(altered, Arrays.copyOf(avro, avro.length - 1), new byte[0])) {
      try (ObjectStore store = new LocalObjectStore(folder)) {
        store.delete(manifest.getObject());
        store.create(manifest.getObject(), bytes);
        CorruptObjectException e =
            assertThrows(
                CorruptObjectException.class, () -> ShardFile.read(store, manifest, Example.class));
        assertEquals(manifest.getObject(), e.object());
      }
    }
    try (ObjectStore store = new LocalObjectStore(folder)) {
      store.delete(manifest.getObject());
      CorruptObjectException e =
          assertThrows(
              CorruptObjectException.class, () -> ShardFile.read(store, manifest, Example.class));
      assertTrue(e.reason().contains("missing"), e.reason());
    }
  }

  @Test
  void givenEverySchema_whenLookedAt_thenEveryFieldSaysWhatItIs() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/avro"))) {
      Schema.Parser parser = new Schema.Parser(); // it knows what earlier files define
      for (Path file : files.sorted().toList()) {
        documented(parser.parse(Files.readString(file)));
      }
    }
  }

  private static void documented(Schema schema) {
    switch (schema.getType()) {
      case RECORD -> {
        for (Schema.Field field : schema.getFields()) {
          assertFalse(
              field.doc() == null || field.doc().isBlank(),
              schema.getName() + "." + field.name() + " has no doc");
          documented(field.schema());
        }
      }
      case ARRAY -> documented(schema.getElementType());
      case MAP -> documented(schema.getValueType());
      default -> assertFalse(schema.getName().isBlank());
    }
  }
}
