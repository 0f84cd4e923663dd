package io.miso.trainer.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.miso.trainer.pack.Batch;
import io.miso.trainer.pack.Form;
import io.miso.trainer.text.Sample;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** What transformers computed with a small model, in the folders that src/test/python made. */
final class FamilyFixture {
  static final Path MODELS = Path.of("src/test/resources/io/miso/trainer/model");
  private static final double CLOSE = 1e-4;

  private FamilyFixture() {}

  /** The samples of a family in one batch, every token labelled. */
  static Batch batch(Path family) throws IOException {
    return Batch.of(samples(family), Form.PLAIN);
  }

  static List<Sample> samples(Path family) throws IOException {
    List<Sample> samples = new ArrayList<>();
    for (int[] ids : sequences(family, "samples")) {
      int[] segments = new int[ids.length];
      Arrays.fill(segments, Sample.TAIL);
      samples.add(new Sample("sample " + samples.size(), ids, segments, ids));
    }
    return samples;
  }

  static List<int[]> sequences(Path family, String name) throws IOException {
    JsonNode node = new ObjectMapper().readTree(Files.readString(family.resolve("expected.json")));
    return StreamSupport.stream(node.path(name).spliterator(), false)
        .map(ids -> IntStream.range(0, ids.size()).map(i -> ids.get(i).asInt()).toArray())
        .toList();
  }

  static float[] floats(ByteBuffer bytes) {
    float[] values = new float[bytes.remaining() / Float.BYTES];
    bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return values;
  }

  static float[] expected(Path family, String name) throws IOException {
    Path file = family.resolve("expected.safetensors");
    Safetensors.Tensor tensor = Objects.requireNonNull(Safetensors.ofFile(file).get(name), name);
    int bytes = Math.toIntExact(tensor.end() - tensor.start());
    return floats(
        ByteBuffer.wrap(Files.readAllBytes(file), Math.toIntExact(tensor.start()), bytes).slice());
  }

  static void assertClose(Path family, String prefix, Map<String, Safetensors.Values> actual)
      throws IOException {
    for (Map.Entry<String, Safetensors.Values> tensor : actual.entrySet()) {
      String name = prefix + tensor.getKey();
      assertClose(expected(family, name), floats(tensor.getValue().bytes()), name);
    }
  }

  static void assertClose(float[] expected, float[] actual, String what) {
    assertArrayEquals(expected, actual, (float) CLOSE, what);
  }
}
