package io.miso.trainer.pack;

import io.miso.config.TrainConfig.Weighting;
import io.miso.trainer.text.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The tensors of one step: one packed row of N tokens, sample after sample, without padding.
 * Attention gathers it into groups of samples of like length and scatters the result back.
 *
 * @param ids token ids, [N]
 * @param positions rotary positions, [N]
 * @param groups each {@code [lanes]}, {@code [lanes, prompt, tail, tailPlaces, segments]} or that
 *     and {@code [contexts, contextPlaces]}, as the script's attention takes them
 * @param order row of each token in the groups' outputs, one group after another, [N]
 * @param predictor flat place that predicts each target, [M]
 * @param target token ids that bear loss, [M]
 * @param weight what each target's loss counts for, [M]
 * @param owner index of the sample that each target belongs to, [M]
 * @param samples the samples, in the order of ids
 */
@SuppressWarnings("ArrayRecordComponent") // handed straight to the engine, never compared
public record Batch(
    long[] ids,
    long[] positions,
    List<List<Grid>> groups,
    long[] order,
    long[] predictor,
    long[] target,
    float[] weight,
    int[] owner,
    List<Sample> samples) {
  /** A sample joins a group if it is at least this share of the group's longest. */
  private static final double LIKE = 0.7;

  /** Packs samples, at least one, in the given form; every target weighs the same, one in all. */
  public static Batch of(List<Sample> samples, Form form) {
    return of(samples, form, MicroBatches.weights(samples, Weighting.TOKENS));
  }

  /** Packs samples, at least one, in the given form, where each target of a sample weighs so. */
  static Batch of(List<Sample> samples, Form form, ToDoubleFunction<Sample> weights) {
    int[] starts = new int[samples.size() + 1];
    for (int i = 0; i < samples.size(); i++) {
      starts[i + 1] = starts[i] + samples.get(i).size();
    }
    int tokens = starts[samples.size()];
    long[] ids = new long[tokens];
    long[] positions = new long[tokens];
    long[] order = new long[tokens];
    for (int i = 0; i < samples.size(); i++) {
      Sample sample = samples.get(i);
      for (int t = 0; t < sample.size(); t++) {
        ids[starts[i] + t] = sample.ids()[t];
      }
      Places.write(sample, form, positions, starts[i]);
    }
    List<List<Grid>> groups = new ArrayList<>();
    int row = 0;
    for (List<Integer> members : alike(samples)) {
      Lanes lanes = new Lanes(samples, starts, members, order, row);
      groups.add(form.splitsTail() ? lanes.split() : lanes.whole());
      row = lanes.nextRow();
    }
    Targets targets = Targets.of(samples, starts, weights);
    return new Batch(
        ids,
        positions,
        List.copyOf(groups),
        order,
        targets.predictor(),
        targets.target(),
        targets.weight(),
        targets.owner(),
        List.copyOf(samples));
  }

  /** Indices of samples by falling length, cut where lengths differ too much to share lanes. */
  private static List<List<Integer>> alike(List<Sample> samples) {
    List<Integer> byLength =
        IntStream.range(0, samples.size())
            .boxed()
            .sorted(Comparator.comparing(i -> -samples.get(i).size()))
            .toList();
    List<List<Integer>> groups = new ArrayList<>();
    for (int index : byLength) {
      List<Integer> last = groups.isEmpty() ? List.of() : groups.get(groups.size() - 1);
      if (last.isEmpty() || samples.get(index).size() < LIKE * samples.get(last.get(0)).size()) {
        last = new ArrayList<>();
        groups.add(last);
      }
      last.add(index);
    }
    return groups;
  }
}
