package io.miso.trainer.pack;

import io.miso.trainer.text.Sample;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The tokens that bear loss: which place predicts which id for which sample, how heavy; [M]. */
@SuppressWarnings("ArrayRecordComponent") // taken apart at once
record Targets(long[] predictor, long[] target, float[] weight, int[] owner) {
  static Targets of(List<Sample> samples, int[] starts, ToDoubleFunction<Sample> weights) {
    int count = samples.stream().mapToInt(Sample::labelled).sum();
    Targets targets =
        new Targets(new long[count], new long[count], new float[count], new int[count]);
    int at = 0;
    for (int i = 0; i < samples.size(); i++) {
      int[] labels = samples.get(i).labels();
      float weight = (float) weights.applyAsDouble(samples.get(i));
      for (int t = 1; t < labels.length; t++) {
        if (labels[t] != Sample.UNLABELLED) {
          targets.predictor[at] = starts[i] + t - 1;
          targets.target[at] = labels[t];
          targets.weight[at] = weight;
          targets.owner[at++] = i;
        }
      }
    }
    return targets;
  }
}
