package io.miso.constraints.compose;

/** How an instruction's constraints hang together. */
public enum Composition {
  /** All hold, side by side. */
  AND,
  /** Steps that follow each other, each with constraints of its own. */
  CHAIN,
  /** One of two constraints holds, depending on a condition. */
  SELECTION,
  /** Constraints on a part of the output. */
  NESTED,
  /** More than one of chain, selection and nested. */
  MIXED
}
