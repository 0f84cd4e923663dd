package io.miso.constraints;

import java.util.Optional;
import java.util.stream.Stream;

/** How a count relates to its number. */
public enum Relation {
  /** The count is below the number. */
  LESS_THAN("less than"),
  /** The count reaches the number. */
  AT_LEAST("at least");

  private final String words;

  Relation(String words) {
    this.words = words;
  }

  /** IFEval's words for the relation. */
  public String words() {
    return words;
  }

  public boolean holds(long actual, long number) {
    return this == AT_LEAST ? actual >= number : actual < number;
  }

  static Optional<Relation> of(String words) {
    return Stream.of(values()).filter(relation -> relation.words.equals(words)).findFirst();
  }
}
