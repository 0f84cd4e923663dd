package io.miso.trainer.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.ScriptModule;
import io.miso.trainer.pack.Batch;
import io.miso.trainer.pack.Form;
import io.miso.trainer.pack.Grid;
import io.miso.trainer.text.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

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
    this.script = ScriptModule.load(manager, ScriptArchive.of(config, Tuning.full(form)));
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
    return call("score", batch, targets(batch)).toDoubleArray();
  }

  /** Last hidden states, [N, D], flat. */
  double[] hidden(Batch batch) {
    return call("hidden", batch, List.of()).toDoubleArray();
  }

  /** The gradients of the mean loss by weight. */
  Map<String, double[]> gradients(Batch batch) {
    List<Object> more = new ArrayList<>(targets(batch));
    double[] weight = new double[batch.weight().length];
    Arrays.fill(weight, 1.0 / weight.length);
    more.add(manager.create(weight));
    more.add(0L);
    call("gradients", batch, more);
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
  double[] fuse(double[] q, double[] k, double[] v, int[] segments, int size) {
    int tail = q.length / size;
    int keys = segments.length;
    int[] all = new int[keys + tail];
    Arrays.fill(all, Sample.TAIL);
    System.arraycopy(segments, 0, all, 0, keys);
    Sample sample = new Sample("made", new int[all.length], all, new int[all.length]);
    Batch batch = Batch.of(List.of(sample), new Form(0.5, false, false));
    NDList group = new NDList();
    batch.groups().get(0).forEach(g -> group.add(grid(g)));
    Arrays.fill(batch.groups().get(0).get(3).values(), keys - 1);
    group.set(3, grid(batch.groups().get(0).get(3)));
    double[] far = new double[tail * size];
    double[] out =
        script
            .call(
                manager,
                "attention",
                heads(new double[keys * size], q, size, 4),
                heads(k, far, size, 2),
                heads(v, far, size, 2),
                List.of(group),
                manager.create(batch.order()))
            .toDoubleArray();
    double[] first = new double[q.length];
    for (int row = 0; row < tail; row++) {
      System.arraycopy(out, (keys + row) * size * 4, first, row * size, size);
    }
    return first;
  }

  /** Rows of one head, those of prompt and tail, for so many heads: [N, heads, d]. */
  private NDArray heads(double[] prompt, double[] tail, int size, int heads) {
    double[] rows = DoubleStream.concat(Arrays.stream(prompt), Arrays.stream(tail)).toArray();
    NDArray one = manager.create(rows, new Shape(rows.length / size, 1, size));
    return one.repeat(1, heads);
  }

  private NDArray grid(Grid grid) {
    return manager.create(grid.values(), new Shape(grid.rows(), grid.columns()));
  }

  private List<Object> targets(Batch batch) {
    return List.of(manager.create(batch.predictor()), manager.create(batch.target()));
  }

  private NDArray call(String method, Batch batch, List<Object> more) {
    List<NDList> groups = new ArrayList<>();
    for (List<Grid> group : batch.groups()) {
      NDList tensors = new NDList();
      group.forEach(g -> tensors.add(grid(g)));
      groups.add(tensors);
    }
    List<Object> arguments = new ArrayList<>();
    arguments.add(weights);
    arguments.add(manager.create(batch.ids()));
    arguments.add(manager.create(batch.positions()));
    arguments.add(groups);
    arguments.add(manager.create(batch.order()));
    arguments.addAll(more);
    return script.call(manager, method, arguments.toArray());
  }

  @Override
  public void close() {
    script.close();
    manager.close();
  }
}
