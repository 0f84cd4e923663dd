package io.miso.trainer.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.miso.config.TrainConfig.Weighting;
import io.miso.trainer.pack.Batch;
import io.miso.trainer.pack.Form;
import io.miso.trainer.pack.MicroBatches;
import io.miso.trainer.text.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways to compute the same gradients with less memory. */
class GradientsTest {
  private static final Form BLENDED = new Form(0.5, false, false);
  private static final float CLOSE = 1e-6f;

  private static Map<String, float[]> gradients(Path folder, Tuning tuning, List<Batch> batches) {
    try (Llama model = Llama.load(folder, tuning, 0)) {
      model.optimizer();
      batches.forEach(batch -> model.gradients(batch, 0));
      Map<String, float[]> gradients = new TreeMap<>();
      model
          .gradientValues()
          .forEach((name, values) -> gradients.put(name, FamilyFixture.floats(values.bytes())));
      return gradients;
    }
  }

  private static void assertClose(Map<String, float[]> expected, Map<String, float[]> actual) {
    assertEquals(expected.keySet(), actual.keySet());
    expected.forEach(
        (name, values) ->
            assertArrayEquals(values, Objects.requireNonNull(actual.get(name), name), CLOSE, name));
  }

  @ParameterizedTest
  @EnumSource(Weighting.class)
  void givenMicroBatches_whenSummedUp_thenGradientsAreThoseOfTheWholeStep(
      Weighting weighting, @TempDir Path folder) {
    MisoFixture.folder(folder);
    List<Sample> step = MisoFixture.samples();
    List<Batch> parts = MicroBatches.of(step, BLENDED, weighting, 1);
    assertEquals(step.size(), parts.size());
    Tuning tuning = Tuning.full(BLENDED);
    assertClose(
        gradients(folder, tuning, MicroBatches.of(step, BLENDED, weighting, 0)),
        gradients(folder, tuning, parts));
  }

  @ParameterizedTest
  @CsvSource({"0.5, false", "0, true", "0, false"})
  void givenAFormAndAnUntiedHead_whenLayersAreComputedAgain_thenGradientsAreTheSame(
      double blend, boolean isolated, @TempDir Path folder) {
    MisoFixture.folder(folder);
    Form form = new Form(blend, isolated, false);
    List<Batch> batches = List.of(Batch.of(MisoFixture.samples(), form));
    assertClose(
        gradients(folder, Tuning.full(form), batches),
        gradients(folder, new Tuning(form, true, Lora.NONE), batches));
  }

  @ParameterizedTest
  @ValueSource(strings = {"llama", "mistral", "qwen3"})
  void givenAFamily_whenLayersAreComputedAgain_thenGradientsAreTheSame(String name)
      throws IOException {
    Path family = FamilyFixture.MODELS.resolve("families").resolve(name);
    List<Batch> batches = List.of(FamilyFixture.batch(family));
    assertClose(
        gradients(family, Tuning.full(Form.PLAIN), batches),
        gradients(family, new Tuning(Form.PLAIN, true, Lora.NONE), batches));
  }

  @Test
  void givenTwoBatches_whenComputed_thenTheirGradientsAddUp(@TempDir Path folder) {
    MisoFixture.folder(folder);
    Batch batch = Batch.of(MisoFixture.samples(), BLENDED);
    Map<String, float[]> once = gradients(folder, Tuning.full(BLENDED), List.of(batch));
    once.replaceAll((name, values) -> doubled(values));
    assertClose(once, gradients(folder, Tuning.full(BLENDED), List.of(batch, batch)));
  }

  private static float[] doubled(float[] values) {
    float[] doubled = values.clone();
    for (int i = 0; i < doubled.length; i++) {
      doubled[i] *= 2;
    }
    return doubled;
  }
}
