package io.miso.streaming.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miso.config.CorpusFields;
import io.miso.config.MisoConfig.ConstraintsFrom;
import io.miso.streaming.draft.Draft;
import io.miso.streaming.draft.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Corpus files in Parquet, as pyarrow, Hugging Face's datasets and parquet-avro write them. */
class ParquetFilesTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Path folder;

  ParquetFilesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = ParquetFilesTest.class.getResourceAsStream("parquet/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }

  private Path file(String name) throws IOException {
    return Files.write(folder.resolve(name), bytes(name));
  }

  private static List<Line> from(Path file, long offset, long number) throws IOException {
    try (CorpusFile reader =
        CorpusFile.open(file.toString(), FileVersion.of(file.toString()), offset, number)) {
      List<Line> lines = new ArrayList<>();
      for (Optional<Line> line = reader.next(); line.isPresent(); line = reader.next()) {
        lines.add(line.get());
      }
      return lines;
    }
  }

  private static List<String> texts(List<Line> lines) {
    return lines.stream().map(l -> new String(l.bytes(), StandardCharsets.UTF_8)).toList();
  }

  private static List<String> expected() throws IOException {
    return new String(bytes("rows.jsonl"), StandardCharsets.UTF_8).lines().toList();
  }

  private static Draft.Foreign pair(Line line) {
    ParseLine parse = new ParseLine(false, ConstraintsFrom.DECLARED, CorpusFields.USUAL);
    Outcome.Passed<?> passed = assertInstanceOf(Outcome.Passed.class, parse.apply(line, 0));
    return assertInstanceOf(Draft.Foreign.class, passed.value());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"none", "snappy", "gzip", "zstd", "v2", "item", "checked", "pages", "datasets"})
  void givenAFile_whenRead_thenEveryRowIsTheLineOfJsonThatItWouldBe(String name)
      throws IOException {
    List<Line> lines = from(file(name + ".parquet"), 0, 0);
    assertEquals(expected(), texts(lines));
    Draft.Foreign pair = pair(lines.get(1));
    assertEquals("Be brief.", pair.messages().get(0).getContent());
    assertEquals("Name \"tree\" 1 \uD83C\uDF33.\nAt least 2 words.", pair.instructionText());
    assertEquals("An oak.", pair.output());
    assertEquals("length_constraints:number_words", pair.constraints().get(0).kind());
  }

  @Test
  void givenRowGroups_whenReadAgainAfterAnyRow_thenTheOthersFollow() throws IOException {
    Path file = file("zstd.parquet");
    assertEquals(List.of(file.toString()), CorpusFiles.list(folder.toString()));
    List<String> all = expected();
    try (CorpusFile reader = CorpusFile.open(file.toString())) {
      for (int read = 1; read <= all.size(); read++) {
        assertEquals(read, reader.next().orElseThrow().number());
        List<Line> again = from(file, reader.offset(), reader.number());
        assertEquals(all.subList(read, all.size()), texts(again));
        assertTrue(again.isEmpty() || again.get(0).number() == read + 1);
      }
    }
  }

  @Test
  void givenListsInTwoLevels_whenRead_thenTheyAreTheSameLists() throws IOException {
    List<String> rows = texts(from(file("legacy.parquet"), 0, 0));
    assertEquals(3, rows.size());
    assertEquals(
        "{\"messages\":[{\"role\":\"user\",\"content\":\"u1\"},"
            + "{\"role\":\"assistant\",\"content\":\"a1\"}],"
            + "\"instruction_id_list\":[\"x\",\"y\"],\"kwargs\":[{\"num_words\":1}],"
            + "\"counts\":{\"k\":1}}",
        rows.get(1));
  }

  @Test
  void givenBytesOnlyOrNoRows_whenRead_thenNothingOfThemIsShown() throws IOException {
    assertEquals(List.of("{}", "{}"), texts(from(file("bytes.parquet"), 0, 0)));
    assertEquals(List.of(), from(file("empty.parquet"), 0, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"snappy", "checked", "v2"})
  void givenAnAlteredByteAnywhere_whenRead_thenRowsComeAndAtMostOneLineTells(String name)
      throws IOException {
    byte[] whole = bytes(name + ".parquet");
    int told = 0;
    for (int at = 0; at < whole.length; at += 37) {
      byte[] altered = whole.clone();
      altered[at] ^= 0x55;
      Path file = Files.write(folder.resolve("altered.parquet"), altered);
      List<Line> lines = from(file, 0, 0);
      List<Line> damaged = lines.stream().filter(line -> !line.damage().isEmpty()).toList();
      assertTrue(
          damaged.isEmpty() || damaged.equals(lines.subList(lines.size() - 1, lines.size())));
      told += damaged.size();
    }
    int tries = whole.length / 37;
    assertTrue(told > tries / 4, told + " of " + tries);
  }

  @Test
  void givenAPageWithAnAlteredByteAndAChecksum_whenRead_thenTheRejectNamesFileAndCause()
      throws IOException {
    byte[] altered = bytes("checked.parquet");
    int at = new String(altered, StandardCharsets.ISO_8859_1).indexOf("tree\" 12");
    altered[at] = 'f';
    Path file = Files.write(folder.resolve("a.parquet"), altered);
    List<Line> lines = from(file, 0, 0);
    assertEquals(expected().subList(0, 10), texts(lines.subList(0, lines.size() - 1)));
    Line last = lines.get(lines.size() - 1);
    ParseLine parse = new ParseLine(false, ConstraintsFrom.DECLARED, CorpusFields.USUAL);
    Outcome.Refused<?> refused = assertInstanceOf(Outcome.Refused.class, parse.apply(last, 0));
    assertEquals("DAMAGED_FILE", refused.reasons().get(0).getCode());
    assertEquals(
        file
            + " line 11: the file cannot be read from here on: not readable as Parquet:"
            + " a page does not fit its checksum",
        refused.reasons().get(0).getMessage());
    assertEquals(List.of(), from(file, -1, lines.size()));
  }

  @Test
  void givenNoParquetThatIsRead_whenRead_thenOneLineSaysWhy() throws IOException {
    assertTrue(damage("a.parquet", new byte[3]).endsWith("only 3 bytes"));
    byte[] text = "{\"prompt\": \"a\"}\n".getBytes(StandardCharsets.UTF_8);
    assertTrue(damage("b.parquet", text).contains("does not end with PAR1"));
    byte[] cut = bytes("snappy.parquet");
    assertTrue(damage("c.parquet", Arrays.copyOf(cut, cut.length / 2)).contains("is it cut off?"));
    String brotli = damage("d.parquet", bytes("brotli.parquet"));
    assertTrue(brotli.endsWith("its codec is BROTLI; write it with snappy, gzip, zstd or none"));
  }

  private String damage(String name, byte[] bytes) throws IOException {
    List<Line> lines = from(Files.write(folder.resolve(name), bytes), 0, 0);
    assertEquals(1, lines.size());
    return lines.get(0).damage();
  }

  @Test
  void givenTheRows_whenComparedByValue_thenNumbersKeepTheirKinds() throws IOException {
    JsonNode row = MAPPER.readTree(texts(from(file("gzip.parquet"), 0, 0)).get(3));
    ObjectNode object = assertInstanceOf(ObjectNode.class, row);
    assertTrue(object.get("id").isInt());
    assertTrue(object.get("score").isDouble());
    assertTrue(object.get("good").isBoolean());
    assertTrue(object.get("note").isNull());
    assertTrue(!object.has("image") && !object.has("price"));
  }
}
