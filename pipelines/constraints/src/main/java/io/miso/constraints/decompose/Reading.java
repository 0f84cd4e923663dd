package io.miso.constraints.decompose;

/**
 * What a stretch of text asks for, by the lexicon.
 *
 * @param hard a bit for each hard kind
 * @param soft a bit for each soft kind
 * @param cue whether a word of obligation or quantity is there
 */
record Reading(int hard, int soft, boolean cue) {
  static final Reading NOTHING = new Reading(0, 0, false);

  boolean isConstraint() {
    return hard != 0 && cue;
  }

  /** Both stretches together. */
  Reading and(Reading other) {
    return new Reading(hard | other.hard, soft | other.soft, cue || other.cue);
  }
}
