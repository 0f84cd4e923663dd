package io.miso.constraints.compose;

import java.io.Serializable;

/** Makes instructions by number: the same number gives the same instruction always. */
public interface InstructionSource extends Serializable {
  /** Instruction number {@code index}, from 0. */
  Instruction compose(long index);
}
