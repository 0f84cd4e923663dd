package io.miso.constraints.compose;

import java.io.Serializable;

/** What the answer is to be about. */
public sealed interface Task extends Serializable {
  /** The sort of text. */
  Form form();

  /** The place. */
  String topic();

  /** The thing in it. */
  String noun();

  /** A task of the tiny curriculum. */
  record Tiny(Form form, String topic, String noun) implements Task {}

  /**
   * A task of the rich curriculum.
   *
   * @param other another thing of the topic, for comparisons
   * @param claim what is said of the thing, to be judged; empty unless the form is ASK
   */
  record Rich(Form form, String topic, String noun, String other, String claim) implements Task {}
}
