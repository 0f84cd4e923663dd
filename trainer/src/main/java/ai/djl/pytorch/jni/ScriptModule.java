package ai.djl.pytorch.jni;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * A TorchScript module whose methods run with gradients recorded. DJL's public way to call a method
 * runs in inference mode; this class stands in DJL's package to reach the call below it, and is the
 * only one that does.
 */
public final class ScriptModule implements AutoCloseable {
  private static final long LONGEST_CALL_SECONDS = 60;

  /** Held by a call while it runs, and taken when the process ends. */
  private static final ReentrantLock RUNNING = new ReentrantLock();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(ScriptModule::awaitCall));
  }

  private final PtSymbolBlock block;

  private ScriptModule(PtSymbolBlock block) {
    this.block = block;
  }

  /** Loads an archive; its tensors, if any, belong to the manager. */
  public static ScriptModule load(NDManager manager, byte[] archive) {
    try {
      // The profiling executor would keep every intermediate value of the first runs alive.
      JniUtils.setGraphExecutorOptimize(false);
      return new ScriptModule(
          JniUtils.loadModule(
              (PtNDManager) manager, new ByteArrayInputStream(archive), false, false));
    } catch (IOException e) {
      throw new UncheckedIOException("Reading from memory failed", e);
    }
  }

  /** Sets the number of CPU threads of one operation; sums are split by it. */
  public static void threads(int count) {
    Engine.getEngine("PyTorch"); // loads the native library
    JniUtils.setNumThreads(count);
  }

  /**
   * Calls a method that returns one tensor, which then belongs to the scope.
   *
   * @param arguments NDArray, NDList, List of NDList, long[], Integer, Long, Double or String
   * @throws ai.djl.engine.EngineException with the script's own message and line
   */
  public NDArray call(NDManager scope, String method, Object... arguments) {
    IValue[] values = new IValue[arguments.length];
    long[] handles = new long[arguments.length];
    try {
      for (int i = 0; i < arguments.length; i++) {
        values[i] = value(arguments[i]);
        handles[i] = values[i].getHandle();
      }
      return call(scope, method, handles);
    } finally {
      Stream.of(values).filter(Objects::nonNull).forEach(IValue::close);
    }
  }

  private static IValue value(Object argument) {
    if (argument instanceof NDArray array) {
      return IValue.from((PtNDArray) array);
    }
    if (argument instanceof NDList list) {
      return IValue.listFrom(list.stream().map(PtNDArray.class::cast).toArray(PtNDArray[]::new));
    }
    if (argument instanceof List<?> lists) {
      IValue[] values = lists.stream().map(ScriptModule::value).toArray(IValue[]::new);
      IValue all = IValue.listFrom(values);
      Stream.of(values).forEach(IValue::close);
      return all;
    }
    if (argument instanceof long[] numbers) {
      return IValue.listFrom(numbers);
    }
    if (argument instanceof Double number) {
      return IValue.from((double) number);
    }
    if (argument instanceof Number number) {
      return IValue.from(number.longValue());
    }
    if (argument instanceof String text) {
      return IValue.from(text);
    }
    throw new IllegalArgumentException("TorchScript takes no " + argument.getClass());
  }

  private NDArray call(NDManager scope, String method, long[] handles) {
    RUNNING.lock();
    try (IValue result =
        new IValue(
            PyTorchLibrary.LIB.moduleRunMethod(block.getHandle(), method, handles, true, false))) {
      return result.toTensor((PtNDManager) scope);
    } finally {
      RUNNING.unlock();
    }
  }

  /** Libtorch is torn down as the process ends; a call that ran on would crash then. */
  private static void awaitCall() {
    try {
      if (!RUNNING.tryLock(LONGEST_CALL_SECONDS, TimeUnit.SECONDS)) {
        LoggerFactory.getLogger(ScriptModule.class).warn("A call is cut off by the process's end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Sets the gradients that lie beside tensors to zero. */
  public static void clearGradients(NDList tensors) {
    tensors.forEach(tensor -> PyTorchLibrary.LIB.zeroGrad(((PtNDArray) tensor).getHandle()));
  }

  @Override
  public void close() {
    block.close();
  }
}
