package io.miso.trainer.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Weights to begin with: norms of one, matrices from a normal distribution. */
public final class RandomWeights {
  private static final double SCALE = 0.05;

  private RandomWeights() {}

  /** Writes the weights of a model as safetensors; the seed decides every bit. */
  public static void write(Path file, ModelConfig config, long seed) throws IOException {
    Random random = new Random(seed);
    Map<String, Safetensors.Values> values = new LinkedHashMap<>();
    config.weights().forEach((name, shape) -> values.put(name, () -> numbers(shape, random)));
    Safetensors.write(file, config.weights(), values);
  }

  private static ByteBuffer numbers(long[] shape, Random random) {
    int count = Math.toIntExact(shape.length == 1 ? shape[0] : shape[0] * shape[1]);
    ByteBuffer buffer = ByteBuffer.allocate(4 * count).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      buffer.putFloat(shape.length == 1 ? 1 : (float) (SCALE * random.nextGaussian()));
    }
    return buffer.flip();
  }
}
