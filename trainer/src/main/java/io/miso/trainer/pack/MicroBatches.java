package io.miso.trainer.pack;

import io.miso.config.TrainConfig.Weighting;
import io.miso.trainer.text.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The samples of a step as batches that pass one after another; their gradients are summed up. */
public final class MicroBatches {
  private MicroBatches() {}

  /**
   * Batches of samples of like length. All weights of the step together are one.
   *
   * @param weighting what weighs the same
   * @param mostTokens tokens of a batch, unless one sample alone has more; 0: all in one batch
   */
  public static List<Batch> of(List<Sample> step, Form form, Weighting weighting, int mostTokens) {
    ToDoubleFunction<Sample> weights = weights(step, weighting);
    if (mostTokens == 0) {
      return List.of(Batch.of(step, form, weights));
    }
    return cut(step, Integer.MAX_VALUE, mostTokens).stream()
        .map(batch -> Batch.of(batch.stream().map(step::get).toList(), form, weights))
        .toList();
  }

  /** What the loss of each labelled token of a sample counts for. */
  static ToDoubleFunction<Sample> weights(List<Sample> step, Weighting weighting) {
    if (weighting == Weighting.EXAMPLES) {
      return sample -> 1.0 / step.size() / sample.labelled();
    }
    long tokens = step.stream().mapToLong(Sample::labelled).sum();
    return sample -> 1.0 / tokens;
  }

  /** Indices by length, cut into batches of so many samples and tokens at most. */
  public static List<List<Integer>> cut(List<Sample> samples, int most, int mostTokens) {
    List<List<Integer>> batches = new ArrayList<>();
    int tokens = 0;
    for (int index :
        IntStream.range(0, samples.size())
            .boxed()
            .sorted(Comparator.comparing(i -> samples.get(i).size()))
            .toList()) {
      int size = samples.get(index).size();
      if (batches.isEmpty()
          || batches.get(batches.size() - 1).size() >= most
          || tokens + size > mostTokens) {
        batches.add(new ArrayList<>());
        tokens = 0;
      }
      batches.get(batches.size() - 1).add(index);
      tokens += size;
    }
    return batches;
  }
}
