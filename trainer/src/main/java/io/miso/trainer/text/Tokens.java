package io.miso.trainer.text;

/** A tokenised text of T tokens. */
public final class Tokens {
  private final int[] ids;
  private final int[] starts;
  private final int[] ends;

  Tokens(int[] ids, int[] starts, int[] ends) {
    this.ids = ids;
    this.starts = starts;
    this.ends = ends;
  }

  /** The token ids, [T]; not a copy. */
  public int[] ids() {
    return ids;
  }

  /** The first code point of the text that each token covers, [T]; not a copy. */
  public int[] starts() {
    return starts;
  }

  /** One past the last code point of each token, [T]; not a copy. */
  public int[] ends() {
    return ends;
  }

  /** The number of tokens. */
  public int size() {
    return ids.length;
  }
}
