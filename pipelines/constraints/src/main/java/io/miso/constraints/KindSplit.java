package io.miso.constraints;

/** What a kind is for. */
public enum KindSplit {
  /** Composed into training instructions. */
  TRAIN,
  /** Kept to measure how a model generalises to kinds it never saw: not composed by default. */
  HELD_OUT
}
