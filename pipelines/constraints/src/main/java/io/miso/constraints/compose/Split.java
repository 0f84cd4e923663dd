package io.miso.constraints.compose;

/** Which pairs of place and thing, and which wordings, an instruction may use. */
public enum Split {
  /** What the model trains on. */
  TRAIN,
  /** Other pairs and other wordings, made of words that training knows. */
  HELD_OUT
}
