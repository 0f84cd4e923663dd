package io.miso.trainer.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.ScriptModule;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds adapters to the matrices that they adapt, one at a time as each is written. */
record Merge(NDManager manager, ScriptModule script) {
  /** The values of a checkpoint's weights by name; the adapters follow them in the list. */
  Map<String, Safetensors.Values> of(ModelConfig config, Lora lora, NDList weights) {
    List<String> names = List.copyOf(config.weights().keySet());
    Map<String, Safetensors.Values> values = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      values.put(names.get(i), weights.get(i)::toByteBuffer);
    }
    int next = names.size();
    for (Lora.Pair pair : lora.pairs(config)) {
      NDArray matrix = weights.get(names.indexOf(pair.matrix()));
      NDArray a = weights.get(next++);
      NDArray b = weights.get(next++);
      values.put(pair.matrix(), () -> merged(matrix, a, b));
    }
    return values;
  }

  private ByteBuffer merged(NDArray matrix, NDArray a, NDArray b) {
    try (NDManager scope = manager.newSubManager()) {
      return script.call(scope, "merged", matrix, a, b).toByteBuffer();
    }
  }
}
