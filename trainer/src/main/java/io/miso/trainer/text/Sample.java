package io.miso.trainer.text;

/** One instruction and its output as the model sees them: T tokens. */
public final class Sample {
  /** The segment of the tail: suffix, the assistant's header and the output. */
  public static final int TAIL = -1;

  /** The label of a token that bears no loss. */
  public static final int UNLABELLED = -100;

  private final String id;
  private final int[] ids;
  private final int[] segments;
  private final int[] labels;

  /**
   * A sample of arrays that are as long as one another and that the caller gives away.
   *
   * @throws IllegalArgumentException if their lengths differ
   */
  public Sample(String id, int[] ids, int[] segments, int[] labels) {
    if (ids.length != segments.length || ids.length != labels.length) {
      throw new IllegalArgumentException(
          "Sample %s has %d ids, %d segments and %d labels: give as many of each"
              .formatted(id, ids.length, segments.length, labels.length));
    }
    this.id = id;
    this.ids = ids;
    this.segments = segments;
    this.labels = labels;
  }

  /** The example's id. */
  public String id() {
    return id;
  }

  /** The token ids of the whole conversation, [T]; not a copy. */
  public int[] ids() {
    return ids;
  }

  /**
   * Each token's place, [T]; not a copy: 0 shared prefix, 1..N sub-context, {@value #TAIL} tail, in
   * that order, and every number from 1 to N occurs.
   */
  public int[] segments() {
    return segments;
  }

  /**
   * The token's own id where it belongs to the output or ends it, else {@value #UNLABELLED}, [T];
   * not a copy, not shifted.
   */
  public int[] labels() {
    return labels;
  }

  /** How many tokens bear loss; the first never does, for nothing predicts it. */
  public int labelled() {
    int count = 0;
    for (int t = 1; t < labels.length; t++) {
      count += labels[t] == UNLABELLED ? 0 : 1;
    }
    return count;
  }

  /** The number of tokens. */
  public int size() {
    return ids.length;
  }
}
