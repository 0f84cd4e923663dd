package io.miso.trainer.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.miso.trainer.pack.Form;
import io.miso.trainer.text.Sample;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * What src/test/python/make_miso_fixture.py computed, and the small model that it computed with.
 */
final class MisoFixture {
  static final ModelConfig CONFIG = ModelConfig.llama(31, 16, 24, 2, 4, 2);

  private static final Path FOLDER = Path.of("src/test/resources/io/miso/trainer/model");
  private static final Path TENSORS = FOLDER.resolve("miso.safetensors");

  private MisoFixture() {}

  /** A form with the name that its tensors carry. */
  record Named(String name, Form form) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Named> forms() {
    List<Named> forms = new ArrayList<>();
    for (JsonNode node : json().path("forms")) {
      forms.add(
          new Named(
              node.path("name").asText(),
              new Form(
                  node.path("blend").asDouble(),
                  node.path("isolated").asBoolean(),
                  node.path("parallel").asBoolean())));
    }
    return forms;
  }

  static List<Sample> samples() {
    List<Sample> samples = new ArrayList<>();
    for (JsonNode node : json().path("samples")) {
      int[] ids = ints(node.path("ids"));
      int[] labels = ids.clone();
      Arrays.fill(labels, 0, ids.length - node.path("output").asInt(), Sample.UNLABELLED);
      samples.add(new Sample("sample " + samples.size(), ids, ints(node.path("segments")), labels));
    }
    return samples;
  }

  /** The model's weights. */
  static Map<String, double[]> weights() {
    Map<String, double[]> weights = new LinkedHashMap<>();
    CONFIG.weights().keySet().forEach(name -> weights.put(name, tensor(name)));
    return weights;
  }

  /** A tensor of the fixture: a weight, FORM/losses, or FORM/WEIGHT for a gradient. */
  static double[] tensor(String name) {
    Safetensors.Tensor tensor = Objects.requireNonNull(Safetensors.ofFile(TENSORS).get(name), name);
    try {
      byte[] bytes = Files.readAllBytes(TENSORS);
      double[] values = new double[Math.toIntExact(tensor.end() - tensor.start()) / 8];
      ByteBuffer.wrap(bytes, Math.toIntExact(tensor.start()), values.length * 8)
          .order(ByteOrder.LITTLE_ENDIAN)
          .asDoubleBuffer()
          .get(values);
      return values;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Writes the model as a Hugging Face folder without tokenizer. */
  static Path folder(Path folder) {
    try {
      Files.copy(TENSORS, folder.resolve("model.safetensors"));
      Files.writeString(
          folder.resolve(ModelConfig.FILE),
          """
          {"architectures": ["LlamaForCausalLM"], "vocab_size": 31, "hidden_size": 16,
           "intermediate_size": 24, "num_hidden_layers": 2, "num_attention_heads": 4,
           "num_key_value_heads": 2, "rms_norm_eps": 1e-5, "tie_word_embeddings": false}
          """);
      return folder;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static int[] ints(JsonNode array) {
    return IntStream.range(0, array.size()).map(i -> array.get(i).asInt()).toArray();
  }

  private static JsonNode json() {
    try {
      return new ObjectMapper().readTree(Files.readString(FOLDER.resolve("miso.json")));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
