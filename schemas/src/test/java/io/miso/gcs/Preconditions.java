package io.miso.gcs;

import java.util.Optional;

/** The generation preconditions of a call; {@code kind} is empty, or Source for a copy's source. */
record Preconditions(Optional<Long> match, Optional<Long> notMatch) {
  static Preconditions of(Request request, String kind) {
    return new Preconditions(
        number(request, "if" + kind + "GenerationMatch"),
        number(request, "if" + kind + "GenerationNotMatch"));
  }

  /** Passes, or answers 412; an object that does not exist has generation 0. */
  void check(Optional<StoredObject> current) {
    long generation = current.map(StoredObject::generation).orElse(0L);
    if (match.filter(wanted -> wanted != generation).isPresent()
        || notMatch.filter(unwanted -> unwanted == generation).isPresent()) {
      throw new ApiError(412, "At least one of the pre-conditions you specified did not hold.");
    }
  }

  private static Optional<Long> number(Request request, String name) {
    return Optional.ofNullable(request.query().get(name)).map(Long::valueOf);
  }
}
