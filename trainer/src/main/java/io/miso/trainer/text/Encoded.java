package io.miso.trainer.text;

/** What becomes of an example: a sample, or the reason why there is none. */
public sealed interface Encoded {

  /** The example can be trained on. */
  record Ready(Sample sample) implements Encoded {}

  /**
   * The example cannot be trained on.
   *
   * @param id the example's id
   * @param reason why, with the value and the remedy
   */
  record Refused(String id, String reason) implements Encoded {}
}
