package io.miso.streaming.draft;

import java.io.Serializable;

/** A draft with its output, and what a teacher did for it. */
public record Pair(Draft draft, String output, Taught taught) implements Serializable {
  /** A pair that no teacher has answered. */
  public Pair(Draft draft, String output) {
    this(draft, output, Taught.NOT);
  }
}
