package io.miso.streaming.draft;

import java.io.Serializable;

/** One stage as a pure function of a record. */
public interface Stage<A, B> extends Serializable {
  /** The stage's name in rejects, such as VALIDATE. */
  String name();

  /** What becomes of the record; the event time is in milliseconds since 1970 UTC. */
  Outcome<B> apply(A value, long eventMillis);
}
