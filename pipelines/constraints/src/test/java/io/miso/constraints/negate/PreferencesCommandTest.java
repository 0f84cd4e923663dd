package io.miso.constraints.negate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.miso.constraints.Constraint;
import io.miso.constraints.Kinds;
import io.miso.constraints.record.Records;
import io.miso.schemas.Example;
import io.miso.schemas.Lineage;
import io.miso.schemas.Message;
import io.miso.schemas.Preference;
import io.miso.schemas.SourceKind;
import io.miso.shards.EncodedShard;
import io.miso.shards.ShardLog;
import io.miso.store.Digests;
import io.miso.store.LocalObjectStore;
import io.miso.store.ObjectStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.specific.SpecificDatumReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PreferencesCommandTest {
  private static final Constraint NO_COMMA = Kinds.of("punctuation:no_comma", Map.of());

  private final Path root;
  private final StringWriter messages = new StringWriter();

  PreferencesCommandTest(@TempDir Path root) {
    this.root = root;
  }

  private static Example example(String output, List<Constraint> constraints) {
    return Example.newBuilder()
        .setExampleId(Digests.sha256(output))
        .setMessages(List.of(new Message("system", "Be brief."), new Message("user", "Say it.")))
        .setOutput(output)
        .setConstraints(constraints.stream().map(c -> Records.toRecord("c0", c)).toList())
        .setLineage(Lineage.newBuilder().setSource(SourceKind.CORPUS).build())
        .build();
  }

  private void publish(Example... examples) {
    try (ObjectStore store = new LocalObjectStore(root)) {
      ShardLog.commit(store, EncodedShard.ofExamples("p", List.of(examples)));
    }
  }

  private int preferences(Path out) {
    return new CommandLine(new PreferencesCommand())
        .setErr(new PrintWriter(messages, true))
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              messages.append(failure.getMessage());
              return 1;
            })
        .execute("--set", "root=" + root, "--out", out.toString());
  }

  @Test
  void givenPublishedExamples_whenPaired_thenBothFilesHoldTheSamePairs() throws IOException {
    publish(
        example("The old mill stands by the river and nobody knows why.", List.of(NO_COMMA)),
        example("Nothing is asked of this one.", List.of()));
    Path json = root.resolve("pairs.jsonl");
    Path avro = root.resolve("pairs.avro");
    assertEquals(0, preferences(json));
    assertEquals(0, preferences(avro));
    List<String> lines = Files.readAllLines(json);
    assertEquals(1, lines.size());
    JsonNode pair = new ObjectMapper().readTree(lines.get(0));
    assertEquals("system", pair.at("/prompt/0/role").textValue());
    assertEquals("Say it.", pair.at("/prompt/1/content").textValue());
    assertEquals("assistant", pair.at("/chosen/0/role").textValue());
    assertTrue(NO_COMMA.verify(pair.at("/chosen/0/content").textValue()).satisfied());
    assertFalse(NO_COMMA.verify(pair.at("/rejected/0/content").textValue()).satisfied());
    assertEquals("punctuation:no_comma", pair.get("kind").textValue());
    assertTrue(messages.toString().contains("Wrote 1 preference pairs"), messages.toString());
    assertTrue(messages.toString().contains("Left out 1 examples"), messages.toString());
    Preference record = records(avro).get(0);
    assertEquals(pair.at("/rejected/0/content").textValue(), record.getRejected());
    assertEquals(pair.get("changed").intValue(), record.getChanged());
  }

  private static List<Preference> records(Path avro) throws IOException {
    List<Preference> records = new ArrayList<>();
    try (DataFileReader<Preference> file =
        new DataFileReader<>(avro.toFile(), new SpecificDatumReader<>(Preference.class))) {
      file.forEach(records::add);
    }
    assertEquals(1, records.size());
    return records;
  }

  @Test
  void givenADamagedShard_whenPaired_thenItIsNamedAndTheRestGoesOn() throws IOException {
    publish(example("The old mill stands by the river.", List.of(NO_COMMA)));
    publish(example("A bird sits on the roof of the barn.", List.of(NO_COMMA)));
    Path shard;
    try (Stream<Path> files = Files.walk(root)) {
      shard = files.filter(file -> file.toString().endsWith(".avro")).findFirst().orElseThrow();
    }
    Files.writeString(shard, "torn");
    Path out = root.resolve("pairs.jsonl");
    assertEquals(0, preferences(out));
    assertEquals(1, Files.readAllLines(out).size());
    String said = messages.toString();
    assertTrue(said.contains("Left out ") && said.contains(shard.getFileName() + ": its"), said);
  }

  @Test
  void givenNothingPublished_whenPaired_thenSaidAndNoFile() {
    Path out = root.resolve("pairs.jsonl");
    assertEquals(1, preferences(out));
    assertTrue(messages.toString().contains("run miso generate first"), messages.toString());
    assertFalse(Files.exists(out));
  }

  @Test
  void givenAFolderThatIsNotThere_whenPaired_thenNamed() {
    publish(example("The old mill stands by the river.", List.of(NO_COMMA)));
    assertEquals(1, preferences(root.resolve("none/pairs.avro")));
    assertTrue(messages.toString().contains("none/pairs.avro"), messages.toString());
  }
}
