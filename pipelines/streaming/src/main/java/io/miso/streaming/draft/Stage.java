package io.miso.streaming.draft;

import java.io.Serializable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One stage as a pure function of a record. */
public interface Stage<A, B> extends Serializable {
  /** The stage's name in rejects, such as VALIDATE. */
  String name();

  /** What becomes of the record; the event time is in milliseconds since 1970 UTC. */
  Outcome<B> apply(A value, long eventMillis);

  /** Where the record comes from. */
  Origin origin(A value, long eventMillis);

  /**
   * As {@link #apply}, but a record on which the stage itself fails is refused as STAGE_FAILED: a
   * runner would try it again and again, and the pipeline would stand still at one record.
   */
  default Outcome<B> tried(A value, long eventMillis) {
    try {
      return apply(value, eventMillis);
    } catch (RuntimeException | StackOverflowError failure) {
      Origin origin = origin(value, eventMillis);
      Logger log = LoggerFactory.getLogger(getClass());
      log.error("Stage {} failed on {} {}", name(), origin.uri(), origin.offset(), failure);
      return Outcome.Refused.of(origin, "", "STAGE_FAILED", failure.toString());
    }
  }
}
