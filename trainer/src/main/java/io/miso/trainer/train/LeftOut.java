package io.miso.trainer.train;

import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the examples of an increment that make no sample; each reason goes to the log. */
final class LeftOut implements Consumer<String> {
  private static final Logger LOG = LoggerFactory.getLogger(LeftOut.class);

  private int count;
  private String last = "";

  @Override
  public void accept(String reason) {
    LOG.warn("Left out: {}", reason);
    count++;
    last = reason;
  }

  /** One line for a person, if any example was left out. */
  Optional<String> summary() {
    return count == 0
        ? Optional.empty()
        : Optional.of("left out " + count + " examples (see the log), the last: " + last);
  }
}
