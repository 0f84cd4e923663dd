package io.miso.trainer.pack;

import io.miso.trainer.text.Sample;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * A group's way from flat tokens to lanes, a sample each, and back. Padding points at token 0 of
 * the batch: it stands behind the sample, where causal attention never looks, and is not scattered
 * back, so that it bears no gradient.
 */
final class Lanes {
  private static final int PADDING = -2;

  private final List<Sample> samples;
  private final int[] starts;
  private final List<Integer> members;
  private final long[] order;
  private int nextRow;

  Lanes(List<Sample> samples, int[] starts, List<Integer> members, long[] order, int firstRow) {
    this.samples = samples;
    this.starts = starts;
    this.members = members;
    this.order = order;
    this.nextRow = firstRow;
  }

  /** Rows of this group's output end here; those of the next begin. */
  int nextRow() {
    return nextRow;
  }

  /** Plain causal lanes: [lanes]. */
  List<Grid> whole() {
    return List.of(scattered(sample -> 0, Sample::size));
  }

  /** Lanes whose tails attend on their own: [lanes, prompt, tail, tailPlaces, segments]. */
  List<Grid> split() {
    Grid lanes = gathered(sample -> 0, Sample::size);
    Grid prompt = scattered(sample -> 0, Lanes::cut);
    Grid tail = scattered(Lanes::cut, Sample::size);
    Grid places = Grid.filled(tail.rows(), tail.columns(), 0);
    Grid segments = Grid.filled(lanes.rows(), lanes.columns(), PADDING);
    for (int row = 0; row < members.size(); row++) {
      Sample sample = samples.get(members.get(row));
      int cut = cut(sample);
      for (int t = 0; t < sample.size(); t++) {
        segments.set(row, t, sample.segments()[t]);
        if (t >= cut) {
          places.set(row, t - cut, t);
        }
      }
    }
    return List.of(lanes, prompt, tail, places, segments);
  }

  /** Flat places of the members' tokens from one place to another, padded. */
  private Grid gathered(ToIntFunction<Sample> from, ToIntFunction<Sample> to) {
    int longest = 0;
    for (int member : members) {
      Sample sample = samples.get(member);
      longest = Math.max(longest, to.applyAsInt(sample) - from.applyAsInt(sample));
    }
    Grid grid = Grid.filled(members.size(), longest, 0);
    for (int row = 0; row < members.size(); row++) {
      Sample sample = samples.get(members.get(row));
      int first = from.applyAsInt(sample);
      for (int t = first; t < to.applyAsInt(sample); t++) {
        grid.set(row, t - first, starts[members.get(row)] + t);
      }
    }
    return grid;
  }

  /** The same, and notes in which output row each of these tokens will stand. */
  private Grid scattered(ToIntFunction<Sample> from, ToIntFunction<Sample> to) {
    Grid grid = gathered(from, to);
    for (int row = 0; row < members.size(); row++) {
      Sample sample = samples.get(members.get(row));
      int first = from.applyAsInt(sample);
      for (int t = first; t < to.applyAsInt(sample); t++) {
        order[starts[members.get(row)] + t] = nextRow + (long) row * grid.columns() + t - first;
      }
    }
    nextRow += grid.rows() * grid.columns();
    return grid;
  }

  /** Where the tail begins. */
  private static int cut(Sample sample) {
    int cut = 0;
    while (cut < sample.size() && sample.segments()[cut] != Sample.TAIL) {
      cut++;
    }
    return cut;
  }
}
