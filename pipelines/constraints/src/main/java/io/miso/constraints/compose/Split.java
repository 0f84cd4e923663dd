package io.miso.constraints.compose;

/** Which pairs of place and thing, and which wordings, an instruction may use. */
public enum Split {
  /** What the model trains on. */
  TRAIN,
  /** Other pairs and other wordings: what trained models are validated on. */
  HELD_OUT,
  /** Pairs and wordings that nothing else uses; the rich curriculum alone has them. */
  TEST
}
