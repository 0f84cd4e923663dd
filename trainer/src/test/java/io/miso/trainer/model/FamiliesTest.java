package io.miso.trainer.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.trainer.pack.Batch;
import io.miso.trainer.pack.Form;
import io.miso.trainer.text.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each family of decoders against what transformers computed: make_family_fixtures.py. */
class FamiliesTest {
  private static final Path FAMILIES = FamilyFixture.MODELS.resolve("families");
  private static final int STEPS = 20;

  @ParameterizedTest
  @ValueSource(
      strings = {"llama", "llama3", "llama-linear", "llama-bias", "mistral", "qwen2", "qwen3"})
  void givenAFamily_whenComputed_thenLossesGradientsStepsAndTextAreThoseOfTransformers(String name)
      throws IOException {
    Path family = FAMILIES.resolve(name);
    Batch batch = FamilyFixture.batch(family);
    try (Llama model = Llama.load(family, Form.PLAIN)) {
      FamilyFixture.assertClose(
          FamilyFixture.expected(family, "losses"), model.score(batch), "losses");
      List<int[]> greedy = model.generate(FamilyFixture.sequences(family, "samples"), 12, Set.of());
      List<int[]> continued = FamilyFixture.sequences(family, "greedy");
      for (int i = 0; i < greedy.size(); i++) {
        assertArrayEquals(continued.get(i), greedy.get(i));
      }
      Optimizer optimizer = model.optimizer();
      model.gradients(batch, 0);
      FamilyFixture.assertClose(family, "grad.", model.gradientValues());
      optimizer.update(1, 1e-2, 0.1, 1.0);
      for (int step = 2; step <= STEPS; step++) {
        model.gradients(batch, 0);
        optimizer.update(step, 1e-2, 0.1, 1.0);
      }
      FamilyFixture.assertClose(family, "after.", model.values());
    }
  }

  @Test
  void givenAWindowAndOneSubContext_whenBlended_thenItIsPlainFineTuning() throws IOException {
    Path family = FAMILIES.resolve("mistral");
    int[] ids = FamilyFixture.sequences(family, "samples").get(0);
    int[] segments = new int[ids.length];
    Arrays.fill(segments, 0, 3, 0);
    Arrays.fill(segments, 3, 12, 1);
    Arrays.fill(segments, 12, ids.length, Sample.TAIL);
    List<Sample> samples = List.of(new Sample("one", ids, segments, ids));
    float[] plain = scored(family, samples, Form.PLAIN);
    FamilyFixture.assertClose(
        plain, scored(family, samples, new Form(0.5, false, false)), "blended");
    FamilyFixture.assertClose(
        plain, scored(family, samples, new Form(0, false, false)), "concatenated");
  }

  private static float[] scored(Path family, List<Sample> samples, Form form) {
    try (Llama model = Llama.load(family, form)) {
      return model.score(Batch.of(samples, form));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GemmaForCausalLM|LlamaForCausalLM|architectures is GemmaForCausalLM",
        "gelu|silu|hidden_act is gelu",
        "dynamic|linear|rope_parameters.rope_type is dynamic",
        "-1|2.5|rope_parameters.factor is -1"
      })
  void givenWhatIsNotKnown_whenLoaded_thenItIsRefusedByName(
      String instead, String of, String said, @TempDir Path folder) throws IOException {
    String config = Files.readString(FAMILIES.resolve("llama-linear").resolve(ModelConfig.FILE));
    assertTrue(config.contains(of));
    Files.writeString(folder.resolve(ModelConfig.FILE), config.replace(of, instead));
    ModelException refused = assertThrows(ModelException.class, () -> ModelConfig.read(folder));
    assertTrue(String.valueOf(refused.getMessage()).contains(said), refused.getMessage());
  }
}
