package io.miso.streaming.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.config.CorpusFields;
import io.miso.config.MisoConfig.ConstraintsFrom;
import io.miso.streaming.draft.Draft;
import io.miso.streaming.draft.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Corpus files in Avro. */
class AvroFilesTest {
  private static final int RECORDS = 300;
  private static final Schema SCHEMA =
      new Schema.Parser()
          .parse(
              """
              {"type": "record", "name": "Row", "fields": [
                {"name": "prompt", "type": ["null", "string"]},
                {"name": "response", "type": ["null", "string"]},
                {"name": "messages", "type": ["null", {"type": "array", "items": "string"}]},
                {"name": "instruction_id_list", "type": {"type": "array", "items": "string"}},
                {"name": "kwargs", "type": {"type": "array", "items":
                  {"type": "map", "values": ["null", "long", "string"]}}}
              ]}
              """);

  private final Path folder;

  AvroFilesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static GenericRecord row(int number) {
    return new GenericRecordBuilder(SCHEMA)
        .set("prompt", "Name \"tree\" " + number + " \uD83C\uDF33.\nAt least 2 words.")
        .set("response", "An oak.")
        .set("messages", null)
        .set("instruction_id_list", List.of("length_constraints:number_words"))
        .set("kwargs", List.of(kwargs()))
        .build();
  }

  private static Map<String, Object> kwargs() {
    return Map.of("num_words", 2L, "relation", "at least");
  }

  private Path write(String name, int records) throws IOException {
    Path file = folder.resolve(name);
    try (DataFileWriter<GenericRecord> writer =
        new DataFileWriter<>(new GenericDatumWriter<>(SCHEMA))) {
      writer.setSyncInterval(1000);
      writer.setCodec(CodecFactory.deflateCodec(6));
      writer.create(SCHEMA, file.toFile());
      for (int i = 0; i < records; i++) {
        writer.append(row(i));
      }
    }
    return file;
  }

  private static List<Line> rest(CorpusFile reader) throws IOException {
    List<Line> lines = new ArrayList<>();
    for (Optional<Line> line = reader.next(); line.isPresent(); line = reader.next()) {
      lines.add(line.get());
    }
    return lines;
  }

  private static List<Line> from(Path file, long offset, long number) throws IOException {
    try (CorpusFile reader =
        CorpusFile.open(file.toString(), FileVersion.of(file.toString()), offset, number)) {
      return rest(reader);
    }
  }

  private static List<String> texts(List<Line> lines) {
    return lines.stream().map(l -> new String(l.bytes(), StandardCharsets.UTF_8)).toList();
  }

  private static Outcome<Draft> parsed(Line line) {
    return new ParseLine(false, ConstraintsFrom.DECLARED, CorpusFields.USUAL).apply(line, 0);
  }

  @Test
  void givenRecords_whenReadAgainAfterAnyOfThem_thenTheOthersFollow() throws IOException {
    Path file = write("a.avro", RECORDS);
    assertEquals(List.of(file.toString()), CorpusFiles.list(folder.toString()));
    List<String> all = texts(from(file, 0, 0));
    assertEquals(RECORDS, all.size());
    try (CorpusFile reader = CorpusFile.open(file.toString())) {
      for (int read = 1; read <= RECORDS; read++) {
        assertEquals(read, reader.next().orElseThrow().number());
        List<Line> again = from(file, reader.offset(), reader.number());
        assertEquals(all.subList(read, RECORDS), texts(again));
        assertTrue(again.isEmpty() || again.get(0).number() == read + 1);
      }
    }
  }

  @Test
  void givenARecord_whenParsed_thenItIsAPairWithItsConstraints() throws IOException {
    Line line = from(write("a.avro", 1), 0, 0).get(0);
    Outcome.Passed<?> passed = assertInstanceOf(Outcome.Passed.class, parsed(line));
    Draft.Foreign pair = assertInstanceOf(Draft.Foreign.class, passed.value());
    assertEquals("Name \"tree\" 0 \uD83C\uDF33.\nAt least 2 words.", pair.instructionText());
    assertEquals("An oak.", pair.output());
    assertEquals(kwargs(), pair.constraints().get(0).params());
  }

  @Test
  void givenAnAlteredByte_whenRead_thenTheRecordsBeforeComeAndThenOneLineTells()
      throws IOException {
    Path file = write("a.avro", RECORDS);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 0x55;
    Files.write(file, bytes);
    List<Line> lines = from(file, 0, 0);
    int last = lines.size() - 1;
    assertTrue(last > 0 && last < RECORDS, () -> last + " records");
    assertTrue(lines.subList(0, last).stream().allMatch(line -> line.damage().isEmpty()));
    Outcome.Refused<?> refused = assertInstanceOf(Outcome.Refused.class, parsed(lines.get(last)));
    assertEquals("DAMAGED_FILE", refused.reasons().get(0).getCode());
    assertEquals(List.of(), from(file, -1, lines.size()));
  }

  @Test
  void givenTextNamedAvro_whenRead_thenOneLineTells() throws IOException {
    Path file = Files.writeString(folder.resolve("b.avro"), "{\"prompt\": \"a\"}\n");
    List<Line> lines = from(file, 0, 0);
    assertEquals(1, lines.size());
    assertTrue(lines.get(0).damage().contains("not readable as Avro"), lines.get(0).damage());
  }

  @Test
  void givenNothingInIt_whenRead_thenNoLine() throws IOException {
    assertEquals(List.of(), from(write("c.avro", 0), 0, 0));
  }
}
