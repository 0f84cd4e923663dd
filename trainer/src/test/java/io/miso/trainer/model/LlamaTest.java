package io.miso.trainer.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.trainer.pack.Batch;
import io.miso.trainer.pack.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LlamaTest {
  private final Path folder;

  LlamaTest(@TempDir Path folder) {
    this.folder = folder;
  }

  static List<MisoFixture.Named> forms() {
    return MisoFixture.forms();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void givenAForm_whenScoredInFloat32_thenLossesAreThoseOfTheDefinition(MisoFixture.Named form) {
    try (Llama model = Llama.load(MisoFixture.folder(folder), form.form())) {
      float[] losses = model.score(Batch.of(MisoFixture.samples(), form.form()));
      double[] expected = MisoFixture.tensor(form.name() + "/losses");
      assertEquals(expected.length, losses.length);
      for (int i = 0; i < losses.length; i++) {
        assertEquals(expected[i], losses[i], 1e-4);
      }
    }
  }

  @Test
  void givenSteps_whenRepeatedFromTheStart_thenWeightsAreBitIdentical() {
    MisoFixture.folder(folder);
    Form form = new Form(0.5, false, false);
    assertArrayEquals(train(form), train(form));
  }

  private float[] train(Form form) {
    try (Llama model = Llama.load(folder, form)) {
      Optimizer optimizer = model.optimizer();
      Batch batch = Batch.of(MisoFixture.samples(), form);
      float first = model.gradients(batch, 0);
      optimizer.update(1, 1e-2, 0.01, 1.0);
      for (int step = 2; step <= 5; step++) {
        model.gradients(batch, 0);
        optimizer.update(step, 1e-2, 0.01, 1.0);
      }
      assertTrue(model.gradients(batch, 0) < first);
      return model.score(batch);
    }
  }

  @Test
  void givenAnUpdate_whenGradientsAreTakenAgain_thenTheOldOnesAreGone() {
    try (Llama model = Llama.load(MisoFixture.folder(folder), Form.PLAIN)) {
      Optimizer optimizer = model.optimizer();
      Batch batch = Batch.of(MisoFixture.samples(), Form.PLAIN);
      model.gradients(batch, 0);
      float norm = optimizer.update(1, 0, 0, 1e6);
      model.gradients(batch, 0);
      assertEquals(norm, optimizer.update(2, 0, 0, 1e6));
    }
  }

  @Test
  void givenAnInfiniteGradient_whenUpdated_thenNothingChanges() {
    Form form = Form.PLAIN;
    try (Llama model = Llama.load(MisoFixture.folder(folder), form)) {
      Batch batch = Batch.of(MisoFixture.samples(), form);
      float[] before = model.score(batch);
      Optimizer optimizer = model.optimizer();
      model.gradients(batch, 0);
      float norm = optimizer.update(1, Double.NaN, 0, Double.NaN);
      assertTrue(Float.isFinite(norm));
      assertTrue(Float.isNaN(model.score(batch)[0]), "a rate of NaN must have gone through");
      assertTrue(Float.isNaN(model.gradients(batch, 0)));
      assertTrue(Float.isNaN(optimizer.update(2, 1e-3, 0, 1)));
      assertTrue(Float.isFinite(before[0]));
    }
  }

  @Test
  void givenPrompts_whenGenerated_thenEachAnswerIsItsOwn() {
    try (Llama model = Llama.load(MisoFixture.folder(folder), Form.PLAIN)) {
      List<int[]> prompts = List.of(new int[] {3, 4, 5, 6, 7}, new int[] {9}, new int[] {1, 2});
      List<int[]> together = model.generate(prompts, 12, Set.of(0));
      for (int i = 0; i < prompts.size(); i++) {
        assertArrayEquals(
            model.generate(List.of(prompts.get(i)), 12, Set.of(0)).get(0), together.get(i));
        assertTrue(together.get(i).length > 0);
      }
      int end = together.get(0)[2];
      int[] ended = model.generate(prompts.subList(0, 1), 12, Set.of(end)).get(0);
      assertEquals(end, ended[ended.length - 1]);
      assertTrue(ended.length <= 3);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'\"hidden_size\": 16', '\"hidden_size\": 32', 'has shape [16], but config.json calls for [32]'",
    "'LlamaForCausalLM', 'MambaForCausalLM', 'architectures is MambaForCausalLM'",
    "'\"vocab_size\": 31', '\"vocab_size\": \"many\"', 'vocab_size is \"many\"'",
    "'\"num_hidden_layers\": 2', '\"num_hidden_layers\": 3', 'lacks model.layers.2.'",
    "'\"num_hidden_layers\": 2', '\"num_hidden_layers\": 1', 'is 1, but the weights hold model.layers.1.'",
    "'}', '', 'is no JSON, it may be cut off'"
  })
  void givenAConfigThatDoesNotFit_whenLoaded_thenTheErrorNamesIt(
      String from, String to, String expected) throws IOException {
    Path config = MisoFixture.folder(folder).resolve(ModelConfig.FILE);
    Files.writeString(config, Files.readString(config).replace(from, to));
    ModelException e =
        assertThrows(ModelException.class, () -> Llama.load(folder, Form.PLAIN).close());
    assertTrue(String.valueOf(e.getMessage()).contains(expected), e.getMessage());
  }

  @Test
  void givenATornFile_whenLoaded_thenTheErrorNamesIt() throws IOException {
    Path file = MisoFixture.folder(folder).resolve("model.safetensors");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    ModelException e =
        assertThrows(ModelException.class, () -> Llama.load(folder, Form.PLAIN).close());
    assertTrue(String.valueOf(e.getMessage()).contains("model.safetensors"), e.getMessage());
    Files.write(file, new byte[] {1, 2, 3});
    e = assertThrows(ModelException.class, () -> Llama.load(folder, Form.PLAIN).close());
    assertTrue(String.valueOf(e.getMessage()).contains("model.safetensors"), e.getMessage());
    Files.delete(file);
    e = assertThrows(ModelException.class, () -> Llama.load(folder, Form.PLAIN).close());
    assertTrue(String.valueOf(e.getMessage()).contains("model.safetensors"), e.getMessage());
  }
}
