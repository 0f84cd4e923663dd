package io.miso.shards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.schemas.Evaluation;
import io.miso.schemas.Example;
import io.miso.schemas.IncrementPlan;
import io.miso.schemas.Latest;
import io.miso.schemas.Preference;
import io.miso.schemas.Promoted;
import io.miso.schemas.Reject;
import io.miso.schemas.ShardManifest;
import io.miso.schemas.TeacherAnswer;
import io.miso.schemas.TrainerState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.SeekableByteArrayInput;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificDatumReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Old files stay readable: golden/NAME-v1.avsc is each schema as first released. */
class SchemaEvolutionTest {
  static Stream<Schema> schemas() {
    return Stream.concat(avroSchemas(), jsonSchemas());
  }

  static Stream<Schema> avroSchemas() {
    return Stream.of(
        Example.getClassSchema(), Reject.getClassSchema(), Preference.getClassSchema());
  }

  static Stream<Schema> jsonSchemas() {
    return Stream.of(
        ShardManifest.getClassSchema(),
        IncrementPlan.getClassSchema(),
        TrainerState.getClassSchema(),
        Latest.getClassSchema(),
        Promoted.getClassSchema(),
        Evaluation.getClassSchema(),
        TeacherAnswer.getClassSchema());
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void givenFirstRelease_whenReadWithTheCurrentSchema_thenCompatible(Schema current)
      throws IOException {
    assertEquals(
        SchemaCompatibilityType.COMPATIBLE,
        SchemaCompatibility.checkReaderWriterCompatibility(current, first(current)).getType());
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void givenCurrentFiles_whenReadWithTheFirstRelease_thenCompatible(Schema current)
      throws IOException {
    assertEquals(
        SchemaCompatibilityType.COMPATIBLE,
        SchemaCompatibility.checkReaderWriterCompatibility(first(current), current).getType());
  }

  @ParameterizedTest
  @MethodSource("avroSchemas")
  void givenFieldAddedWithDefault_whenOldFileIsRead_thenTheDefault(Schema current)
      throws IOException {
    Schema later =
        with(current, new Schema.Field("later", Schema.create(Schema.Type.STRING), "", "x"));
    List<GenericRecord> records = readGolden(current, later);
    assertFalse(records.isEmpty());
    records.forEach(record -> assertEquals("x", record.get("later").toString()));
  }

  @Test
  void givenAShardOfTheFirstRelease_whenRead_thenNoTeacherHasAnswered() throws IOException {
    byte[] shard = Files.readAllBytes(Goldens.FOLDER.resolve("examples-v1.avro"));
    try (DataFileReader<Example> records =
        new DataFileReader<>(
            new SeekableByteArrayInput(shard), new SpecificDatumReader<>(Example.class))) {
      Example example = records.next();
      assertEquals("trees", example.getTopic());
      assertEquals("", example.getLineage().getModel());
      assertEquals(0, example.getLineage().getSamples());
      assertEquals(List.of(), example.getLineage().getSatisfied());
    }
  }

  @Test
  void givenAnEvaluationOfTheFirstRelease_whenRead_thenItHasNoSuites() throws IOException {
    byte[] json = Files.readAllBytes(Goldens.FOLDER.resolve("evaluation-v1.json"));
    Evaluation evaluation = JsonRecords.decode("evaluation-v1.json", json, Evaluation.class);
    assertEquals(17, evaluation.getStep());
    assertEquals(Map.of(), evaluation.getSuites());
  }

  @Test
  void givenAPlanOfTheFirstRelease_whenRead_thenItHasOneEpoch() throws IOException {
    byte[] json = Files.readAllBytes(Goldens.FOLDER.resolve("plan-v1.json"));
    assertEquals(1, JsonRecords.decode("plan-v1.json", json, IncrementPlan.class).getEpochs());
  }

  @Test
  void givenAStateOfTheFirstRelease_whenRead_thenAllWeightsAreTrained() throws IOException {
    byte[] json = Files.readAllBytes(Goldens.FOLDER.resolve("state-v1.json"));
    TrainerState state = JsonRecords.decode("state-v1.json", json, TrainerState.class);
    assertEquals(17, state.getStep());
    assertEquals(0, state.getAdapters().getRank());
    assertEquals(List.of(), state.getAdapters().getTargets());
  }

  @ParameterizedTest
  @MethodSource("jsonSchemas")
  void givenJsonSchema_whenLookedAt_thenItStartsWithItsVersion(Schema schema) {
    Schema.Field first = schema.getFields().get(0);
    assertTrue(first.name().endsWith("Version"), first.name());
    assertEquals(Schema.Type.INT, first.schema().getType());
    assertTrue(first.hasDefaultValue(), first.name());
    assertFalse(schema.getFields().stream().anyMatch(f -> f.name().equals("checksum")));
  }

  private static Schema first(Schema current) throws IOException {
    Path file = Goldens.FOLDER.resolve(current.getName() + "-v1.avsc");
    return new Schema.Parser().parse(Files.readString(file));
  }

  private static Schema with(Schema schema, Schema.Field added) {
    List<Schema.Field> fields = new ArrayList<>();
    schema.getFields().forEach(f -> fields.add(new Schema.Field(f, f.schema())));
    fields.add(added);
    return Schema.createRecord(
        schema.getName(), schema.getDoc(), schema.getNamespace(), false, fields);
  }

  private static List<GenericRecord> readGolden(Schema current, Schema reader) throws IOException {
    String golden = current.getName().toLowerCase(Locale.ROOT) + "s.avro";
    byte[] file = Files.readAllBytes(Goldens.FOLDER.resolve(golden));
    try (DataFileReader<GenericRecord> records =
        new DataFileReader<>(
            new SeekableByteArrayInput(file), new GenericDatumReader<>(current, reader))) {
      List<GenericRecord> read = new ArrayList<>();
      records.forEach(read::add);
      return read;
    }
  }
}
