package io.miso.constraints.write;

import java.io.Serializable;
import java.util.List;

/** What the writer has to offer: an output that passes every verifier, or why there is none. */
public sealed interface Answer extends Serializable {

  /**
   * An output that every constraint's verifier accepts.
   *
   * @param attempts tries it took, from 1
   * @param repairs rounds of repair it took, in all tries
   */
  record Written(String output, int attempts, int repairs) implements Answer {}

  /**
   * No output; the instruction is to be rejected.
   *
   * @param reasons one for each try and unmet constraint
   */
  record GaveUp(List<String> reasons) implements Answer {
    /** Copies the reasons. */
    public GaveUp {
      reasons = List.copyOf(reasons);
    }
  }
}
