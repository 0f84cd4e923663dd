package io.miso.streaming.draft;

import io.miso.schemas.RejectReason;
import java.util.List;

/** What a stage makes of one record: the next stage's record, or the reasons why there is none. */
public sealed interface Outcome<T> {
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
