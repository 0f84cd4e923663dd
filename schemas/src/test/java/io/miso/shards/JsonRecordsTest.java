package io.miso.shards;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miso.schemas.Evaluation;
import io.miso.schemas.IncrementPlan;
import io.miso.schemas.ShardManifest;
import io.miso.store.Failures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a reader of JSON records fills in, and what it refuses rather than coerce. */
class JsonRecordsTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Test
  void givenEveryRecord_whenFieldsWithDefaultAreMissing_thenDefaultsAreRead() {
    Goldens.json()
        .forEach(
            (file, record) -> {
              ObjectNode node = content(file);
              List<Schema.Field> defaulted =
                  record.getSchema().getFields().stream()
                      .filter(Schema.Field::hasDefaultValue)
                      .toList();
              defaulted.forEach(field -> node.remove(field.name()));
              SpecificRecordBase read =
                  JsonRecords.decode(file, JsonRecords.sign(node), record.getClass());
              defaulted.forEach(
                  field ->
                      assertEquals(
                          read.getSpecificData().getDefaultValue(field), read.get(field.pos())));
            });
  }

  @Test
  void givenEveryRecord_whenAFieldWithoutDefaultIsMissing_thenRefusedByName() {
    Goldens.json()
        .forEach(
            (file, record) ->
                record.getSchema().getFields().stream()
                    .filter(field -> !field.hasDefaultValue())
                    .forEach(
                        field -> {
                          ObjectNode node = content(file);
                          node.remove(field.name());
                          assertRefused(node, record.getClass(), field.name() + " is missing");
                        }));
  }

  @Test
  void givenUnknownField_whenDecoded_thenCoveredByTheChecksumAndNotKept() {
    ObjectNode node = content("manifest.json").put("later", "x");
    byte[] bytes = JsonRecords.sign(node);
    assertEquals(
        Goldens.examples().manifest(), JsonRecords.decode("m", bytes, ShardManifest.class));
    byte[] altered = new String(bytes, UTF_8).replace("\"x\"", "\"y\"").getBytes(UTF_8);
    assertRefused(altered, "checksum");
  }

  @Test
  void givenManifest_whenAnyByteIsChanged_thenRefused() {
    byte[] intact = JsonRecords.encode(Goldens.examples().manifest());
    for (int at = 0; at < intact.length; at++) {
      for (byte change : new byte[] {1, 2, 3, 7, 0x20, 0x2D, (byte) 0x80, (byte) 0xFF}) {
        byte[] altered = intact.clone();
        altered[at] ^= change;
        assertRefused(altered, "");
      }
    }
  }

  @Test
  void givenManifest_whenTruncatedAnywhereOrPadded_thenRefused() {
    byte[] intact = JsonRecords.encode(Goldens.examples().manifest());
    for (int length = 0; length < intact.length; length++) {
      assertRefused(Arrays.copyOf(intact, length), "");
    }
    assertRefused((new String(intact, UTF_8) + "\n").getBytes(UTF_8), "not those that Miso wrote");
    assertRefused((new String(intact, UTF_8) + "{}").getBytes(UTF_8), "not those that Miso wrote");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "increment | \"2\" | increment cannot be \"2\"",
        "increment | null | increment cannot be null",
        "increment | 2.0 | increment cannot be 2.0",
        "increment | 99999999999999999999 | increment cannot be 99999999999999999999",
        "learningRate | true | learningRate cannot be true",
        "shards | {} | shards cannot be {}",
        "shards | [1] | shards[0] cannot be 1",
        "shards | [{\"shardId\":\"a\",\"object\":7,\"records\":1}] | shards[0].object cannot be 7",
        "planVersion | \"1\" | planVersion cannot be \"1\"",
        "planVersion | 2 | planVersion is 2",
        "planVersion | 0 | planVersion is 0"
      })
  void givenValueOfAnotherType_whenDecoded_thenRefusedByField(
      String field, String value, String message) throws IOException {
    ObjectNode node = content("plan.json");
    node.set(field, MAPPER.readTree(value));
    assertRefused(node, IncrementPlan.class, message);
  }

  @Test
  void givenMapValueOfAnotherType_whenDecoded_thenRefusedByKey() {
    ObjectNode node = content("manifest.json");
    node.putObject("counts").put("a:b", "many");
    assertRefused(node, ShardManifest.class, "counts.a:b cannot be \"many\"");
  }

  @Test
  void givenUnknownEnumSymbol_whenDecoded_thenTheEnumsDefault() {
    ObjectNode node = content("manifest.json").put("content", "LATER");
    ShardManifest read = JsonRecords.decode("m", JsonRecords.sign(node), ShardManifest.class);
    assertEquals("EXAMPLES", read.getContent().name());
  }

  @Test
  void givenNotJson_whenDecoded_thenRefused() {
    assertRefused("[]".getBytes(UTF_8), "not a JSON object");
    assertRefused("null".getBytes(UTF_8), "not a JSON object");
    assertRefused("".getBytes(UTF_8), "");
    assertRefused("{\"checksum\": null}".getBytes(UTF_8), "checksum");
  }

  @Test
  void givenDefaultThatACallerChanges_whenDecodedAgain_thenUntouched() {
    ObjectNode node = content("evaluation.json");
    node.remove("accuracyByKind");
    byte[] bytes = JsonRecords.sign(node);
    JsonRecords.decode("e", bytes, Evaluation.class).getAccuracyByKind().put("a", 1.0);
    assertEquals(Map.of(), JsonRecords.decode("e", bytes, Evaluation.class).getAccuracyByKind());
  }

  @Test
  void givenNumberThatIsNotFinite_whenEncoded_thenRefused() {
    Evaluation lost = new Evaluation(1, 1L, 1L, Double.NaN, 0.0, 0.0, 1, Map.of(), Map.of());
    assertThrows(IllegalArgumentException.class, () -> JsonRecords.encode(lost));
  }

  private static ObjectNode content(String golden) {
    try {
      ObjectNode node =
          assertInstanceOf(
              ObjectNode.class,
              MAPPER.readTree(Files.readAllBytes(Goldens.FOLDER.resolve(golden))));
      node.remove("checksum");
      return node;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertRefused(byte[] bytes, String why) {
    String message =
        Failures.message(
            CorruptObjectException.class,
            () -> JsonRecords.decode("some/name", bytes, ShardManifest.class));
    assertTrue(message.contains("some/name") && message.contains(why), message);
  }

  private static void assertRefused(
      ObjectNode node, Class<? extends SpecificRecordBase> type, String why) {
    String message =
        Failures.message(
            CorruptObjectException.class,
            () -> JsonRecords.decode("some/name", JsonRecords.sign(node), type));
    assertTrue(message.contains("some/name") && message.contains(why), message);
  }
}
