package io.miso.shards;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.miso.schemas.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Equal records give equal bytes, in every process: a replay must find its own shard. */
class ShardBytesTest {
  @Test
  void givenTheGoldenRecords_whenEncodedInThisProcess_thenTheBytesAreTheGoldenOnes()
      throws IOException {
    assertArrayEquals(golden("examples.avro"), Goldens.examples().avro());
    assertArrayEquals(golden("rejects.avro"), Goldens.rejects().avro());
  }

  @Test
  void givenEqualMapsThatIterateInAnotherOrder_whenEncoded_thenTheSameBytes() {
    Map<String, Object> rising = new TreeMap<>(Map.of("a", 1L, "b", "x", "c", true));
    Map<String, Object> falling = new TreeMap<>(Collections.reverseOrder());
    falling.putAll(rising);
    assertArrayEquals(
        EncodedShard.ofExamples("a", List.of(withParams(rising))).avro(),
        EncodedShard.ofExamples("a", List.of(withParams(falling))).avro());
  }

  private static Example withParams(Map<String, Object> params) {
    Example example = Goldens.example(1);
    example.getConstraints().get(0).setParams(new LinkedHashMap<>(params));
    return example;
  }

  @Test
  void givenNoRecordsOrTheSameIdTwice_whenEncoded_thenRefused() {
    Example one = Goldens.example(1);
    assertThrows(IllegalArgumentException.class, () -> EncodedShard.ofExamples("a", List.of()));
    assertThrows(
        IllegalArgumentException.class, () -> EncodedShard.ofExamples("a", List.of(one, one)));
  }

  private static byte[] golden(String file) throws IOException {
    return Files.readAllBytes(Goldens.FOLDER.resolve(file));
  }
}
