package io.miso.trainer.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.ScriptModule;
import io.miso.trainer.pack.Batch;
import io.miso.trainer.pack.Form;
import io.miso.trainer.pack.Grid;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A decoder of the Llama family in float32: its weights, and the script that computes with them.
 * Java drives, TorchScript computes. Not safe for use by several threads.
 */
public final class Llama implements AutoCloseable {
  private final NDManager manager;
  private final ScriptModule script;
  private final ModelConfig config;
  private final Lora lora;

  /** All that the script takes: the checkpoint's weights, then the adapters. */
  private final NDList weights = new NDList();

  private Llama(NDManager manager, ScriptModule script, ModelConfig config, Lora lora) {
    this.manager = manager;
    this.script = script;
    this.config = config;
    this.lora = lora;
  }

  /**
   * Loads a Hugging Face folder; adapters, if any, begin as PEFT's do.
   *
   * @param seed of the adapters' first values
   * @throws ModelException naming the file, tensor or setting that does not fit
   */
  public static Llama load(Path folder, Tuning tuning, long seed) {
    Llama model = of(folder, tuning);
    model.read(Safetensors.ofFolder(folder), model.config.weights());
    Random random = new Random(seed);
    tuning
        .lora()
        .weights(model.config)
        .forEach(
            (name, shape) ->
                model.weights.add(
                    model.manager.create(
                        tuning.lora().first(name, shape, random), new Shape(shape))));
    return model;
  }

  /** Loads a folder to train all of its weights, or to compute with them. */
  public static Llama load(Path folder, Form form) {
    return load(folder, Tuning.full(form), 0);
  }

  /** Loads what was trained from one file of a checkpoint, and all else from the folder. */
  public static Llama load(Path folder, Path trained, Tuning tuning) {
    Llama model = of(folder, tuning);
    if (tuning.lora().isUsed()) {
      model.read(Safetensors.ofFolder(folder), model.config.weights());
    }
    model.read(Safetensors.ofFile(trained), model.trained());
    return model;
  }

  private static Llama of(Path folder, Tuning tuning) {
    ModelConfig config = ModelConfig.read(folder);
    NDManager manager = NDManager.newBaseManager("PyTorch");
    ScriptModule script = ScriptModule.load(manager, ScriptArchive.of(config, tuning));
    return new Llama(manager, script, config, tuning.lora());
  }

  private void read(Map<String, Safetensors.Tensor> tensors, Map<String, long[]> shapes) {
    config.refuseMoreLayers(tensors.keySet());
    TensorReader reader = reader();
    shapes.forEach((name, shape) -> weights.add(reader.read(tensors, name, shape)));
  }

  /** Reads tensors that then belong to the model. */
  TensorReader reader() {
    return new TensorReader(manager, script);
  }

  /** The model's shape. */
  public ModelConfig config() {
    return config;
  }

  /** Names and shapes of what is trained: the adapters, or without any all weights. */
  public Map<String, long[]> trained() {
    return lora.isUsed() ? lora.weights(config) : config.weights();
  }

  private NDList trainedWeights() {
    return weights.subNDList(weights.size() - trained().size());
  }

  /** An optimizer of what is trained, with moments of zero. */
  public Optimizer optimizer() {
    return new Optimizer(this, script, manager, trainedWeights());
  }

  /**
   * The weighted sum of a batch's losses in nats. Its gradients are added to those beside the
   * weights, for {@link Optimizer#update}.
   *
   * @param seed of dropout, where there is any
   */
  public float gradients(Batch batch, long seed) {
    try (NDManager scope = manager.newSubManager()) {
      Object[] arguments = arguments(scope, batch);
      Object[] all = Arrays.copyOf(arguments, arguments.length + 2);
      all[arguments.length] = scope.create(batch.weight());
      all[arguments.length + 1] = seed;
      return script.call(scope, "gradients", all).getFloat();
    }
  }

  /** Every target's loss under the batch's form, in nats, [M]. No gradients. */
  public float[] score(Batch batch) {
    try (NDManager scope = manager.newSubManager()) {
      return script.call(scope, "score", arguments(scope, batch)).toFloatArray();
    }
  }

  /**
   * Greedy continuations by plain causal attention with a key-value cache.
   *
   * @param prompts token ids of each, at least one
   * @param limit most new tokens
   * @param ends tokens that end an answer
   * @return the new tokens of each prompt, the end token included if it came
   */
  public List<int[]> generate(List<int[]> prompts, int limit, Set<Integer> ends) {
    int longest = prompts.stream().mapToInt(prompt -> prompt.length).max().orElseThrow();
    long[] ids = new long[prompts.size() * longest];
    for (int i = 0; i < prompts.size(); i++) {
      for (int t = 0; t < prompts.get(i).length; t++) {
        ids[i * longest + t] = prompts.get(i)[t];
      }
    }
    long[] lengths = prompts.stream().mapToLong(prompt -> prompt.length).toArray();
    try (NDManager scope = manager.newSubManager()) {
      NDArray answers =
          script.call(
              scope,
              "generate",
              weights,
              scope.create(ids, new Shape(prompts.size(), longest)),
              scope.create(lengths),
              limit,
              scope.create(ends.stream().mapToLong(id -> id).toArray()));
      return rows(answers.toLongArray(), prompts.size(), limit);
    }
  }

  private static List<int[]> rows(long[] flat, int rows, int columns) {
    List<int[]> all = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      all.add(
          Arrays.stream(flat, row * columns, (row + 1) * columns)
              .filter(id -> id >= 0)
              .mapToInt(Math::toIntExact)
              .toArray());
    }
    return all;
  }

  /** The values of what is trained by name, to be written before the next update. */
  public Map<String, Safetensors.Values> values() {
    return values("", trainedWeights());
  }

  /** The values of all weights of the checkpoint by name, with the adapters in them. */
  public Map<String, Safetensors.Values> merged() {
    return new Merge(manager, script).of(config, lora, weights);
  }

  Map<String, Safetensors.Values> values(String prefix, NDList tensors) {
    Map<String, Safetensors.Values> values = new LinkedHashMap<>();
    int i = 0;
    for (String name : trained().keySet()) {
      NDArray tensor = tensors.get(i++);
      values.put(prefix + name, tensor::toByteBuffer);
    }
    return values;
  }

  /** The gradients that lie beside what is trained, by the weight's name. */
  Map<String, Safetensors.Values> gradientValues() {
    NDList gradients = new NDList();
    trainedWeights().forEach(weight -> gradients.add(weight.getGradient()));
    return values("", gradients);
  }

  private Object[] arguments(NDManager scope, Batch batch) {
    List<NDList> groups = new ArrayList<>();
    for (List<Grid> group : batch.groups()) {
      NDList tensors = new NDList();
      group.forEach(
          grid -> tensors.add(scope.create(grid.values(), new Shape(grid.rows(), grid.columns()))));
      groups.add(tensors);
    }
    return new Object[] {
      weights,
      scope.create(batch.ids()),
      scope.create(batch.positions()),
      groups,
      scope.create(batch.order()),
      scope.create(batch.predictor()),
      scope.create(batch.target())
    };
  }

  /** A tensor of zeros that belongs to the model. */
  NDArray zeros(Shape shape) {
    return manager.zeros(shape, DataType.FLOAT32);
  }

  @Override
  public void close() {
    script.close();
    manager.close();
  }
}
