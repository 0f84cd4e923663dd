package io.miso.streaming.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import io.miso.config.CorpusFields;
import io.miso.config.MisoConfig.ConstraintsFrom;
import io.miso.streaming.draft.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Corpus files that are compressed. */
class PackedFilesTest {
  private static final List<String> LINES =
      List.of("first", "second \uD83C\uDF33", "", "fourth without an end");

  private final Path folder;

  PackedFilesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static byte[] packed(String suffix, byte[] bytes) throws IOException {
    if (suffix.equals(".zst")) {
      return Zstd.compress(bytes);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] packed(String suffix) throws IOException {
    return packed(suffix, String.join("\n", LINES).getBytes(StandardCharsets.UTF_8));
  }

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private static List<Line> rest(CorpusFile reader) throws IOException {
    List<Line> lines = new ArrayList<>();
    for (Optional<Line> line = reader.next(); line.isPresent(); line = reader.next()) {
      lines.add(line.get());
    }
    return lines;
  }

  private static List<Line> all(Path file) throws IOException {
    try (CorpusFile reader = CorpusFile.open(file.toString())) {
      return rest(reader);
    }
  }

  private static List<String> texts(List<Line> lines) {
    return lines.stream().map(l -> new String(l.bytes(), StandardCharsets.UTF_8)).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {".gz", ".zst"})
  void givenAPackedFile_whenReadAgainAfterEveryLine_thenTheOtherLinesFollow(String suffix)
      throws IOException {
    Path file = file("a.jsonl" + suffix, packed(suffix));
    assertEquals(List.of(file.toString()), CorpusFiles.list(folder.toString()));
    try (CorpusFile reader = CorpusFile.open(file.toString())) {
      for (int read = 1; read <= LINES.size(); read++) {
        assertEquals(read, reader.next().orElseThrow().number());
        try (CorpusFile again =
            CorpusFile.open(
                file.toString(), FileVersion.of(file.toString()), reader.offset(), read)) {
          assertEquals(LINES.subList(read, LINES.size()), texts(rest(again)));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {".gz", ".zst"})
  void givenFilesJoined_whenRead_thenAllTheirLinesCome(String suffix) throws IOException {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.write(packed(suffix, "1\n2".getBytes(StandardCharsets.UTF_8)));
    joined.write(packed(suffix, "3\n4\n".getBytes(StandardCharsets.UTF_8)));
    assertEquals(
        List.of("1", "23", "4"), texts(all(file("a.jsonl" + suffix, joined.toByteArray()))));
  }

  @ParameterizedTest
  @ValueSource(strings = {".gz", ".zst"})
  void givenAFileThatIsCutOff_whenRead_thenItsLastLineTellsAndIsARejectOnce(String suffix)
      throws IOException {
    byte[] whole = packed(suffix, "0123456789\n".repeat(100_000).getBytes(StandardCharsets.UTF_8));
    Path file = file("cut.jsonl" + suffix, Arrays.copyOf(whole, whole.length - 20));
    List<Line> lines = all(file);
    Line last = lines.get(lines.size() - 1);
    assertTrue(lines.subList(0, lines.size() - 1).stream().allMatch(l -> l.damage().isEmpty()));
    Outcome.Refused<?> refused =
        assertInstanceOf(
            Outcome.Refused.class,
            new ParseLine(false, ConstraintsFrom.DECLARED, CorpusFields.USUAL).apply(last, 0));
    assertEquals("DAMAGED_FILE", refused.reasons().get(0).getCode());
    String message = refused.reasons().get(0).getMessage();
    assertTrue(
        message.startsWith(file + " line " + lines.size() + ": the file cannot be"), message);
    try (CorpusFile reader = CorpusFile.open(file.toString())) {
      rest(reader);
      try (CorpusFile again =
          CorpusFile.open(
              file.toString(), FileVersion.of(file.toString()), reader.offset(), reader.number())) {
        assertEquals(Optional.empty(), again.next());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {".gz", ".zst"})
  void givenAFileThatIsNotPacked_whenRead_thenItsOnlyLineTells(String suffix) throws IOException {
    List<Line> lines = all(file("plain.jsonl" + suffix, "not packed at all".getBytes("UTF-8")));
    assertEquals(1, lines.size());
    assertTrue(!lines.get(0).damage().isEmpty());
  }

  @Test
  void givenAFileThatHasBecomeShorter_whenReadOn_thenALineTells() throws IOException {
    Path file = file("a.jsonl", "1\n".getBytes(StandardCharsets.UTF_8));
    try (CorpusFile reader =
        CorpusFile.open(file.toString(), FileVersion.of(file.toString()), 40, 20)) {
      assertEquals("it ends too early", reader.next().orElseThrow().damage());
      assertEquals(Optional.empty(), reader.next());
    }
  }

  @Test
  void givenBytesAfterTheLastGzipMember_whenRead_thenItsLinesComeAndALineTells()
      throws IOException {
    byte[] member = packed(".gz", "1\n2\n".getBytes(StandardCharsets.UTF_8));
    byte[] large = packed(".gz", "0123456789\n".repeat(300_000).getBytes(StandardCharsets.UTF_8));
    for (int length : new int[] {1, 9, 10, 30, 200_000}) {
      for (byte[] members : List.of(member, large)) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.write(members);
        joined.write(member);
        joined.write("x".repeat(length).getBytes(StandardCharsets.UTF_8));
        List<Line> lines = all(file("a.jsonl.gz", joined.toByteArray()));
        int last = lines.size() - 1;
        assertEquals("what follows its last gzip member is none", lines.get(last).damage());
        assertEquals(List.of("1", "2"), texts(lines.subList(last - 2, last)));
      }
    }
  }

  @Test
  void givenEndingsInCapitalsOrOfOtherPackers_whenRead_thenTheyAreReadOrALineTells()
      throws IOException {
    Path capitals = file("A.JSONL.GZ", packed(".gz"));
    assertEquals(LINES, texts(all(capitals)));
    assertEquals(List.of(capitals.toString()), CorpusFiles.list(folder.toString()));
    assertEquals(List.of(), CorpusFiles.list(folder + "/*.gz"));
    assertEquals(LINES, texts(all(file("A.Zst", packed(".zst")))));
    List<Line> lines = all(file("a.jsonl.bz2", "BZh9".getBytes(StandardCharsets.UTF_8)));
    assertEquals(1, lines.size());
    assertTrue(lines.get(0).damage().endsWith("use .gz, .zst or none"), lines.get(0).damage());
  }
}
