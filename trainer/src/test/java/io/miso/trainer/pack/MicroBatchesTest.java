package io.miso.trainer.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.miso.config.TrainConfig.Weighting;
import io.miso.trainer.text.Sample;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MicroBatchesTest {
  /** A sample of so many tokens, of which the last ones bear loss. */
  private static Sample sample(int tokens, int labelled) {
    int[] ids = new int[tokens];
    int[] segments = new int[tokens];
    Arrays.fill(segments, Sample.TAIL);
    int[] labels = new int[tokens];
    Arrays.fill(labels, 0, tokens - labelled, Sample.UNLABELLED);
    return new Sample(tokens + " tokens", ids, segments, labels);
  }

  private static final List<Sample> STEP = List.of(sample(9, 2), sample(4, 3), sample(6, 5));

  private static List<Batch> batches(Weighting weighting, int mostTokens) {
    return MicroBatches.of(STEP, Form.PLAIN, weighting, mostTokens);
  }

  @Test
  void givenNoBound_whenPacked_thenTheStepIsOneBatchInItsOrder() {
    List<Batch> batches = batches(Weighting.TOKENS, 0);
    assertEquals(1, batches.size());
    assertEquals(STEP, batches.get(0).samples());
  }

  @Test
  void givenABound_whenPacked_thenNoBatchHasMoreTokensButALongSampleAlone() {
    List<List<Integer>> sizes =
        batches(Weighting.TOKENS, 7).stream()
            .map(batch -> batch.samples().stream().map(Sample::size).toList())
            .toList();
    assertEquals(List.of(List.of(4), List.of(6), List.of(9)), sizes);
    assertEquals(2, batches(Weighting.TOKENS, 10).size());
  }

  @Test
  void givenAWeighting_whenPacked_thenWeightsOfTheStepAreOneTogether() {
    for (Weighting weighting : Weighting.values()) {
      double sum = 0;
      for (Batch batch : batches(weighting, 10)) {
        for (float weight : batch.weight()) {
          sum += weight;
        }
      }
      assertEquals(1, sum, 1e-6);
    }
    assertEquals(0.1f, batches(Weighting.TOKENS, 0).get(0).weight()[0]);
    assertEquals(1f / 6, batches(Weighting.EXAMPLES, 0).get(0).weight()[0]);
  }
}
