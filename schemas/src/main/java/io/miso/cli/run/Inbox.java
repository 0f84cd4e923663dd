package io.miso.cli.run;

import java.util.Optional;

/** The supervisor's only view of the outside and of time, so that tests own both. */
interface Inbox {
  /** Milliseconds on a clock that never goes back. */
  long now();

  /** The next event, or empty when none came within so many milliseconds. */
  Optional<Event> next(long millis);
}
