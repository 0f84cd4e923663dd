package io.miso.streaming.answer.teacher;

/** What comes back; all but the first four after the call is billed. */
public enum Manner {
  /** 429 or, without saying when to come back, 503. */
  THROTTLED,
  /** Nothing, ever. */
  HANGING,
  /** 401. */
  DENIED,
  /** 500. */
  BROKEN,
  /** The connection ends before the response. */
  RESET,
  /** The connection ends in the middle of the response. */
  TRUNCATED,
  /** JSON of another form. */
  MALFORMED,
  /** Server-sent events. */
  STREAMED,
  /** An answer cut off by max_tokens. */
  CUT_OFF,
  /** As it should be. */
  WELL
}
