package io.miso.trainer.pack;

import io.miso.trainer.text.Sample;
import java.util.List;

/** The tokens that bear loss: which place predicts which id for which sample, [M] each. */
@SuppressWarnings("ArrayRecordComponent") // taken apart at once
record Targets(long[] predictor, long[] target, int[] owner) {
  static Targets of(List<Sample> samples, int[] starts) {
    int count = samples.stream().mapToInt(Targets::labelled).sum();
    Targets targets = new Targets(new long[count], new long[count], new int[count]);
    int at = 0;
    for (int i = 0; i < samples.size(); i++) {
      int[] labels = samples.get(i).labels();
      for (int t = 1; t < labels.length; t++) {
        if (labels[t] != Sample.UNLABELLED) {
          targets.predictor[at] = starts[i] + t - 1;
          targets.target[at] = labels[t];
          targets.owner[at++] = i;
        }
      }
    }
    return targets;
  }

  private static int labelled(Sample sample) {
    int count = 0;
    for (int t = 1; t < sample.size(); t++) {
      count += sample.labels()[t] == Sample.UNLABELLED ? 0 : 1;
    }
    return count;
  }
}
