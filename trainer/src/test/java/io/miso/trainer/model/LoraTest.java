package io.miso.trainer.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.miso.trainer.pack.Batch;
import io.miso.trainer.pack.Form;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Adapters against what PEFT computed: make_lora_fixture.py. */
class LoraTest {
  private static final Path BASE = FamilyFixture.MODELS.resolve("families/qwen2");
  private static final Path PEFT = FamilyFixture.MODELS.resolve("lora");
  private static final List<String> TARGETS =
      List.of("down_proj", "q_proj", "v_proj", "o_proj", "up_proj");
  private static final int STEPS = 20;

  private static Tuning tuning(double dropout, boolean recomputed) {
    return new Tuning(Form.PLAIN, recomputed, new Lora(4, 6, dropout, TARGETS));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void givenPeftsAdapter_whenTrained_thenLossesGradientsStepsAndMergeArePefts(boolean recomputed)
      throws IOException {
    Batch batch = FamilyFixture.batch(BASE);
    Path adapter = PEFT.resolve("adapter_model.safetensors");
    try (Llama model = Llama.load(BASE, adapter, tuning(0, recomputed))) {
      FamilyFixture.assertClose(
          FamilyFixture.expected(PEFT, "losses"), model.score(batch), "losses");
      for (String name : List.of("self_attn.q_proj", "mlp.down_proj", "mlp.gate_proj")) {
        String weight = "model.layers.1." + name + ".weight";
        ByteBuffer merged = Objects.requireNonNull(model.merged().get(weight), weight).bytes();
        FamilyFixture.assertClose(PEFT, "merged.", Map.of(weight, () -> merged));
      }
      Optimizer optimizer = model.optimizer();
      model.gradients(batch, 0);
      FamilyFixture.assertClose(PEFT, "grad.", model.gradientValues());
      optimizer.update(1, 1e-2, 0.1, 1.0);
      for (int step = 2; step <= STEPS; step++) {
        model.gradients(batch, 0);
        optimizer.update(step, 1e-2, 0.1, 1.0);
      }
      FamilyFixture.assertClose(PEFT, "after.", model.values());
    }
  }

  @Test
  void givenNewAdapters_whenScored_thenTheModelIsTheBase() throws IOException {
    Batch batch = FamilyFixture.batch(BASE);
    try (Llama base = Llama.load(BASE, Form.PLAIN);
        Llama adapted = Llama.load(BASE, tuning(0.5, false), 1)) {
      assertArrayEquals(base.score(batch), adapted.score(batch));
      assertEquals(2 * 2 * TARGETS.size(), adapted.trained().size());
    }
  }

  @Test
  void givenDropout_whenComputedAgain_thenTheSeedAloneDecides() throws IOException {
    float[] kept = gradient(tuning(0.5, false), 7);
    assertArrayEquals(kept, gradient(tuning(0.5, false), 7));
    assertFalse(Arrays.equals(kept, gradient(tuning(0.5, false), 8)));
    assertFalse(Arrays.equals(kept, gradient(tuning(0, false), 7)));
    assertArrayEquals(kept, gradient(tuning(0.5, true), 7), 1e-6f);
  }

  private static float[] gradient(Tuning tuning, long seed) throws IOException {
    try (Llama model = Llama.load(BASE, PEFT.resolve("adapter_model.safetensors"), tuning)) {
      model.optimizer();
      model.gradients(FamilyFixture.batch(BASE), seed);
      return FamilyFixture.floats(
          Objects.requireNonNull(
                  model
                      .gradientValues()
                      .get("base_model.model.model.layers.0.self_attn.q_proj.lora_A.weight"))
              .bytes());
    }
  }
}
