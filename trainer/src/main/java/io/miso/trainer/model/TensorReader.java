package io.miso.trainer.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.ScriptModule;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;

/** Reads tensors of safetensors files, as float32; they belong to the manager. */
record TensorReader(NDManager manager, ScriptModule script) {
  /**
   * Reads one tensor.
   *
   * @throws ModelException naming one that is missing, or whose shape is another
   */
  NDArray read(Map<String, Safetensors.Tensor> tensors, String name, long[] shape) {
    Safetensors.Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new ModelException(
          "The checkpoint lacks " + name + ", which config.json calls for. Fetch it again.");
    }
    if (!Arrays.equals(tensor.shape(), shape)) {
      throw new ModelException(
          "%s: %s has shape %s, but config.json calls for %s"
              .formatted(
                  tensor.file(), name, Arrays.toString(tensor.shape()), Arrays.toString(shape)));
    }
    try {
      return script.call(
          manager,
          "read",
          tensor.file().toString(),
          Files.size(tensor.file()),
          tensor.start(),
          tensor.end(),
          tensor.type(),
          shape);
    } catch (IOException e) {
      throw new ModelException("Cannot read " + tensor.file() + ": " + e.getMessage(), e);
    }
  }
}
