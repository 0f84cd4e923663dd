package io.miso.streaming.draft;

import io.miso.schemas.Reject;
import java.util.Optional;

/**
 * One record on its way through stages, without a runner: it goes on as a value, or has ended as a
 * reject.
 */
public final class Walk<A> {
  private final Optional<A> value;
  private final Optional<Reject> reject;
  private final long eventMillis;
  private final String pipelineId;

  private Walk(Optional<A> value, Optional<Reject> reject, long eventMillis, String pipelineId) {
    this.value = value;
    this.reject = reject;
    this.eventMillis = eventMillis;
    this.pipelineId = pipelineId;
  }

  /** A record of that event time (milliseconds since 1970 UTC) before the first stage. */
  public static <A> Walk<A> of(A record, long eventMillis, String pipelineId) {
    return new Walk<>(Optional.of(record), Optional.empty(), eventMillis, pipelineId);
  }

  /** After one more stage; a record that has ended stays as it is. */
  public <B> Walk<B> through(Stage<A, B> stage) {
    if (value.isEmpty()) {
      return new Walk<>(Optional.empty(), reject, eventMillis, pipelineId);
    }
    Outcome<B> outcome = stage.tried(value.get(), eventMillis);
    if (outcome instanceof Outcome.Refused<B> refused) {
      Reject ended = Rejects.of(refused, stage.name(), pipelineId);
      return new Walk<>(Optional.empty(), Optional.of(ended), eventMillis, pipelineId);
    }
    B passed = ((Outcome.Passed<B>) outcome).value();
    return new Walk<>(Optional.of(passed), Optional.empty(), eventMillis, pipelineId);
  }

  /** What the stages made of the record, if it still goes on. */
  public Optional<A> value() {
    return value;
  }

  /** The reject that it became, if it has ended. */
  public Optional<Reject> reject() {
    return reject;
  }
}
