package io.miso.streaming.draft;

import io.miso.schemas.RejectReason;
import java.util.List;
import java.util.function.Function;

/** What a stage makes of one record: the next stage's record, or the reasons why there is none. */
public sealed interface Outcome<T> {
  /** What the next stage makes of what has passed; a refusal stays as it is. */
  default <B> Outcome<B> then(Function<T, Outcome<B>> next) {
    if (this instanceof Refused<T> refused) {
      return new Refused<>(refused.origin(), refused.payload(), refused.reasons());
    }
    return next.apply(((Passed<T>) this).value());
  }

  /** The record goes on. */
  record Passed<T>(T value) implements Outcome<T> {}

  /**
   * The record ends here.
   *
   * @param origin where it comes from
   * @param payload its text as far as known
   * @param reasons every reason, at least one
   */
  record Refused<T>(Origin origin, String payload, List<RejectReason> reasons)
      implements Outcome<T> {
    public Refused {
      reasons = List.copyOf(reasons);
      if (reasons.isEmpty()) {
        throw new IllegalArgumentException("A refusal without a reason: " + origin);
      }
    }

    /** A refusal for one reason. */
    public static <T> Refused<T> of(Origin origin, String payload, String code, String message) {
      return new Refused<>(origin, payload, List.of(new RejectReason(code, message)));
    }
  }
}
