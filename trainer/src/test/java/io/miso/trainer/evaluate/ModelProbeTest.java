package io.miso.trainer.evaluate;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.config.ConfigLoader;
import io.miso.config.MisoConfig;
import io.miso.trainer.model.ModelException;
import io.miso.trainer.model.TinyModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelProbeTest {
  private static MisoConfig config(String model) {
    return ConfigLoader.load(Optional.empty(), List.of("model.path=" + model));
  }

  @Test
  void givenTheBuiltInModel_whenProbed_thenItsSizeAndLossAreSaid() {
    String found = new ModelProbe().find(config("tiny")).orElseThrow();
    assertTrue(
        found.matches("tiny: \\d\\.\\d million parameters, loss \\d+\\.\\d\\d nats .*"), found);
  }

  @Test
  void givenNoFolder_whenProbed_thenItFailsByName() {
    ModelException failure =
        assertThrows(ModelException.class, () -> new ModelProbe().find(config("/no/model")));
    assertTrue(String.valueOf(failure.getMessage()).contains("/no/model"), failure::toString);
  }

  @Test
  void givenAWeightThatIsNoNumber_whenProbed_thenItFails(@TempDir Path folder) throws IOException {
    Path model = TinyModel.resolve("tiny-untrained");
    for (String file :
        List.of(
            "config.json", "tokenizer.json", "tokenizer_config.json", "generation_config.json")) {
      Files.copy(model.resolve(file), folder.resolve(file));
    }
    byte[] weights = Files.readAllBytes(model.resolve("model.safetensors"));
    ByteBuffer numbers = ByteBuffer.wrap(weights).order(ByteOrder.LITTLE_ENDIAN);
    int data = 8 + Math.toIntExact(numbers.getLong(0));
    for (int at = data; at < weights.length; at += Float.BYTES) {
      numbers.putFloat(at, Float.NaN);
    }
    Files.write(folder.resolve("model.safetensors"), weights);
    ModelException failure =
        assertThrows(ModelException.class, () -> new ModelProbe().find(config(folder.toString())));
    assertTrue(String.valueOf(failure.getMessage()).contains("NaN"), failure::toString);
  }
}
