package io.miso.constraints;

import java.io.Serializable;

/**
 * The two readings of one constraint. IFEval's checkers grade other than their prompts say in
 * places; what a model is trained on has to pass both.
 *
 * @param exact as IFEval's checkers judge, quirks included
 * @param repaired as the instruction is meant
 */
public record Verdicts(Verdict exact, Verdict repaired) implements Serializable {
  /** True when both readings are satisfied. */
  public boolean satisfied() {
    return exact.satisfied() && repaired.satisfied();
  }

  /** The first reading that is not satisfied, or else the exact one. */
  public Verdict decisive() {
    return exact.satisfied() && !repaired.satisfied() ? repaired : exact;
  }
}
