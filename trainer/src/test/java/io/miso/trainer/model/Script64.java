package io.miso.trainer.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.ScriptModule;
import io.miso.trainer.pack.Batch;
import io.miso.trainer.pack.Form;
import io.miso.trainer.pack.Grid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The model's script in float64, where rounding does not hide a wrong formula. */
final class Script64 implements AutoCloseable {
  private final NDManager manager;
  private final ScriptModule script;
  private final NDList weights = new NDList();
  private final Map<String, double[]> named;

  Script64(ModelConfig config, Map<String, double[]> named, Form form) {
    ScriptModule.threads(2);
    this.named = named;
    this.manager = NDManager.newBaseManager("PyTorch");
    this.script =
        ScriptModule.load(manager, ScriptArchive.of(config, form.blend(), form.isolated()));
    config
        .weights()
        .forEach(
            (name, shape) -> {
              NDArray weight = manager.create(named.get(name), new Shape(shape));
              weight.setRequiresGradient(true);
              weights.add(weight);
            });
  }

  double[] losses(Batch batch) {
    return call("score", batch, true).toDoubleArray();
  }

  /** Last hidden states, [N, D], flat. */
  double[] hidden(Batch batch) {
    return call("hidden", batch, false).toDoubleArray();
  }

  /** The gradients of the mean loss by weight. */
  Map<String, double[]> gradients(Batch batch) {
    call("gradients", batch, true);
    Map<String, double[]> all = new LinkedHashMap<>();
    int i = 0;
    for (String name : named.keySet()) {
      try (NDArray gradient = weights.get(i++).getGradient()) {
        all.put(name, gradient.toDoubleArray());
      }
    }
    return all;
  }

  /** The fused attention of one head: q [B, d] on k, v [L, d], all visible. */
  double[] fuse(double[] q, double[] k, double[] v, long[] segments, int size) {
    int rows = q.length / size;
    int keys = k.length / size;
    boolean[] visible = new boolean[rows * keys];
    java.util.Arrays.fill(visible, true);
    return script
        .call(
            manager,
            "fuse",
            manager.create(q, new Shape(1, 1, rows, size)),
            manager.create(k, new Shape(1, 1, keys, size)),
            manager.create(v, new Shape(1, 1, keys, size)),
            manager.create(visible, new Shape(1, 1, rows, keys)),
            manager.create(segments, new Shape(1, keys)))
        .toDoubleArray();
  }

  private NDArray call(String method, Batch batch, boolean withTargets) {
    List<NDList> groups = new ArrayList<>();
    for (List<Grid> group : batch.groups()) {
      NDList tensors = new NDList();
      group.forEach(g -> tensors.add(manager.create(g.values(), new Shape(g.rows(), g.columns()))));
      groups.add(tensors);
    }
    List<Object> arguments = new ArrayList<>();
    arguments.add(weights);
    arguments.add(manager.create(batch.ids()));
    arguments.add(manager.create(batch.positions()));
    arguments.add(groups);
    arguments.add(manager.create(batch.order()));
    if (withTargets) {
      arguments.add(manager.create(batch.predictor()));
      arguments.add(manager.create(batch.target()));
    }
    return script.call(manager, method, arguments.toArray());
  }

  @Override
  public void close() {
    script.close();
    manager.close();
  }
}
