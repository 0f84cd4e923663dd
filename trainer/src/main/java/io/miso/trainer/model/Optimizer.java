package io.miso.trainer.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.ScriptModule;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * AdamW (betas 0.9 and 0.999, epsilon 1e-8) with global norm clipping; matrices decay, norms do
 * not. What is trained records gradients from when it is made.
 */
public final class Optimizer {
  private static final String FIRST = "exp_avg.";
  private static final String SECOND = "exp_avg_sq.";

  private final Llama model;
  private final ScriptModule script;
  private final NDManager manager;
  private final NDList weights;
  private final NDList first = new NDList();
  private final NDList second = new NDList();

  Optimizer(Llama model, ScriptModule script, NDManager manager, NDList weights) {
    this.model = model;
    this.script = script;
    this.manager = manager;
    this.weights = weights;
    for (NDArray weight : weights) {
      weight.setRequiresGradient(true);
      first.add(model.zeros(weight.getShape()));
      second.add(model.zeros(weight.getShape()));
    }
  }

  /**
   * Applies the gradients that lie beside the weights and clears them.
   *
   * @param step number of this update, from 1
   * @return the gradients' global norm before clipping; if it is not finite, nothing was changed
   */
  public float update(long step, double learningRate, double weightDecay, double clipNorm) {
    try (NDManager scope = manager.newSubManager()) {
      return script
          .call(scope, "update", weights, first, second, step, learningRate, weightDecay, clipNorm)
          .getFloat();
    } finally {
      ScriptModule.clearGradients(weights);
    }
  }

  /** Names and shapes of both moments, in the order they are written. */
  public Map<String, long[]> shapes() {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    model.trained().forEach((name, shape) -> shapes.put(FIRST + name, shape));
    model.trained().forEach((name, shape) -> shapes.put(SECOND + name, shape));
    return shapes;
  }

  /** The values of both moments by name, to be written before the next update. */
  public Map<String, Safetensors.Values> values() {
    Map<String, Safetensors.Values> values = new LinkedHashMap<>(model.values(FIRST, first));
    values.putAll(model.values(SECOND, second));
    return values;
  }

  /**
   * Goes on from moments that were written.
   *
   * @throws ModelException if the file does not fit the model
   */
  public void restore(Path file) {
    Map<String, Safetensors.Tensor> tensors = Safetensors.ofFile(file);
    restore(tensors, FIRST, first);
    restore(tensors, SECOND, second);
  }

  private void restore(Map<String, Safetensors.Tensor> tensors, String prefix, NDList moments) {
    TensorReader reader = model.reader();
    moments.forEach(NDArray::close);
    moments.clear();
    model
        .trained()
        .forEach((name, shape) -> moments.add(reader.read(tensors, prefix + name, shape)));
  }
}
