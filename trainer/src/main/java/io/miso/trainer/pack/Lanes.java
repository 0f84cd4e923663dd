package io.miso.trainer.pack;

import io.miso.trainer.text.Sample;
import java.util.ArrayList;
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

  /**
   * Lanes whose tails attend on their own: [lanes, prompt, tail, tailPlaces, segments], and if
   * there are sub-contexts [contexts, contextPlaces].
   */
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
    List<Grid> grids = new ArrayList<>(List.of(lanes, prompt, tail, places, segments));
    grids.addAll(contexts());
    return grids;
  }

  /** A row for each sub-context of each member, as many as the most have: its tokens, padded. */
  private List<Grid> contexts() {
    int most = 0;
    int longest = 0;
    for (int member : members) {
      int[] sizes = new int[samples.get(member).size() + 1];
      for (int segment : samples.get(member).segments()) {
        if (segment > 0) {
          most = Math.max(most, segment);
          longest = Math.max(longest, ++sizes[segment]);
        }
      }
    }
    if (most == 0) {
      return List.of();
    }
    Grid tokens = Grid.filled(members.size() * most, longest, 0);
    Grid places = Grid.filled(members.size() * most, longest, PADDING);
    for (int row = 0; row < members.size(); row++) {
      int[] segments = samples.get(members.get(row)).segments();
      int[] next = new int[most + 1];
      for (int t = 0; t < segments.length; t++) {
        if (segments[t] > 0) {
          int context = row * most + segments[t] - 1;
          int column = next[segments[t]]++;
          tokens.set(context, column, starts[members.get(row)] + t);
          places.set(context, column, t);
        }
      }
    }
    return List.of(tokens, places);
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
