package io.miso.streaming.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import io.miso.gcs.GcsFake;
import io.miso.store.GcsObjectStore;
import io.miso.store.ObjectStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Corpora in a bucket. */
class BucketFilesTest {
  private static final String FOLDER = "gs://b/in";
  private static final int SPLITS = 2;

  private final Path root;
  private final GcsFake fake = GcsFake.startAsEmulator("b");
  private final ObjectStore bucket = GcsObjectStore.onEmulator(FOLDER, fake.endpoint());
  private final AtomicLong clock = new AtomicLong(5000);

  BucketFilesTest(@TempDir Path root) {
    this.root = root;
  }

  @AfterEach
  void stop() {
    bucket.close();
    fake.close();
  }

  /** Writes an object, also over an older one. */
  private void put(String name, byte[] bytes) {
    long before = bucket.find(name).map(ObjectStore.Stored::generation).orElse(0L);
    assertTrue(bucket.compareAndSet(name, before, bytes));
  }

  private void put(String name, String text) {
    put(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  private static byte[] avro(int records) throws IOException {
    var schema = SchemaBuilder.record("row").fields().requiredString("prompt").endRecord();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DataFileWriter<GenericRecord> writer =
        new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
      writer.setSyncInterval(100).create(schema, out);
      for (int i = 0; i < records; i++) {
        writer.append(new GenericRecordBuilder(schema).set("prompt", "p" + i).build());
      }
    }
    return out.toByteArray();
  }

  private static byte[] parquet() throws IOException {
    try (InputStream in = BucketFilesTest.class.getResourceAsStream("parquet/zstd.parquet")) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }

  private static List<CorpusSource> sources(String path, boolean watch) {
    CorpusSource.Plan plan = new CorpusSource.Plan(path, watch, SPLITS, "p");
    return CorpusSource.of(plan).split(1, PipelineOptionsFactory.create());
  }

  private CorpusReader reader(CorpusSource source, CorpusSource.Position from) {
    SourceOptions options = PipelineOptionsFactory.as(SourceOptions.class);
    options.setStoreRoot(root.toString());
    options.setBrake(new Brake.Off().text());
    return new CorpusReader(source, options, from, clock::get);
  }

  private static List<String> rest(CorpusReader reader) throws IOException {
    List<String> lines = new ArrayList<>();
    for (boolean more = reader.start(); more; more = reader.advance()) {
      lines.add(text(reader.getCurrent()));
    }
    return lines;
  }

  private static String text(Line line) {
    return CorpusFiles.name(line.file()).replace(FOLDER + "/", "")
        + " "
        + line.number()
        + (line.damage().isEmpty() ? "" : " " + line.damage());
  }

  @Test
  void givenEveryFormat_whenRestoredAfterEveryLine_thenEveryLineComesOnce() throws IOException {
    put("a.jsonl", "1\n2\n3\n");
    put("b.jsonl.gz", gzip("1\n2\n"));
    put("c.jsonl.zst", Zstd.compress("1\n2\n".getBytes(StandardCharsets.UTF_8)));
    put("d.avro", avro(20));
    put("e.parquet", parquet());
    put("f.txt", "no");
    put(".g.jsonl", "no");
    put("deeper/h.jsonl", "no");
    List<String> lines = new ArrayList<>();
    for (CorpusSource source : sources(FOLDER, false)) {
      CorpusSource.Position at = CorpusSource.Position.START;
      boolean more = true;
      while (more) {
        try (CorpusReader reader = reader(source, at)) {
          more = reader.start();
          if (more) {
            lines.add(text(reader.getCurrent()));
          }
          at = reader.getCheckpointMark().position();
        }
      }
    }
    List<String> expected = new ArrayList<>();
    List.of("a.jsonl 3", "b.jsonl.gz 2", "c.jsonl.zst 2", "d.avro 20", "e.parquet 25")
        .forEach(
            file -> {
              String[] parts = file.split(" ", -1);
              for (int i = 1; i <= Integer.parseInt(parts[1]); i++) {
                expected.add(parts[0] + " " + i);
              }
            });
    lines.sort(null);
    expected.sort(null);
    assertEquals(expected, lines);
  }

  @Test
  void givenAPath_whenListed_thenOneObjectAFolderOrAGlobIsMeant() {
    put("a.jsonl", "1");
    put("b.json", "1");
    put("deeper/c.jsonl", "1");
    assertEquals(List.of("gs://b/in/a.jsonl"), names(FOLDER));
    assertEquals(List.of("gs://b/in/a.jsonl"), names(FOLDER + "/"));
    assertEquals(List.of("gs://b/in/b.json"), names(FOLDER + "/b.json"));
    assertEquals(List.of("gs://b/in/b.json"), names(FOLDER + "/?.json"));
    assertEquals(List.of("gs://b/in/deeper/c.jsonl"), names(FOLDER + "/deeper/*.jsonl"));
    assertEquals(List.of(), names("gs://b"));
    assertEquals(List.of(), names(FOLDER + "/none.jsonl"));
  }

  private static List<String> names(String path) {
    return CorpusFiles.list(path).stream().map(CorpusFiles::name).toList();
  }

  @Test
  void givenAnObjectThatIsOverwrittenAfterItWasListed_whenReadOn_thenEverySplitSaysSo()
      throws IOException {
    put("a.jsonl", "1\n2\n3\n4\n");
    CorpusSource source = sources(FOLDER, false).get(0);
    CorpusSource.Position at;
    try (CorpusReader reader = reader(source, CorpusSource.Position.START)) {
      assertTrue(reader.start());
      at = reader.getCheckpointMark().position();
    }
    put("a.jsonl", "5\n6\n7\n8\n");
    List<String> lines = new ArrayList<>();
    for (CorpusSource split : List.of(source, sources(FOLDER, false).get(1))) {
      try (CorpusReader reader = reader(split, at)) {
        lines.addAll(rest(reader));
      }
    }
    lines.sort(null);
    String changed = " it was changed or deleted after it was found, and is read no further";
    assertEquals(List.of("a.jsonl 3" + changed, "a.jsonl 4" + changed), lines);
  }

  @Test
  void givenAWatchedBucket_whenObjectsComeOrAreOverwritten_thenNewOnesAreReadAndOthersTold()
      throws IOException {
    put("a.jsonl", "1\n2\n");
    List<String> lines = new ArrayList<>();
    for (CorpusSource source : sources(FOLDER, true)) {
      try (CorpusReader reader = reader(source, CorpusSource.Position.START)) {
        rest(reader);
        put("a.jsonl", "3\n4\n");
        put("b.jsonl", "1\n2\n");
        clock.addAndGet(2000);
        assertFalse(reader.advance(), "it looks at a bucket about every ten seconds");
        clock.addAndGet(20_000);
        while (reader.advance()) {
          lines.add(text(reader.getCurrent()));
        }
        try (CorpusReader again = reader(source, reader.getCheckpointMark().position())) {
          assertEquals(List.of(), rest(again));
        }
      }
      bucket.delete("b.jsonl");
    }
    lines.sort(null);
    String other = " it was read, and changed then; what is new belongs into a file of its own";
    assertEquals(
        List.of("a.jsonl 1" + other, "a.jsonl 2" + other, "b.jsonl 1", "b.jsonl 2"), lines);
  }
}
