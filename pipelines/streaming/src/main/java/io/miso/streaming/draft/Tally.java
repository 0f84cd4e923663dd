package io.miso.streaming.draft;

import io.miso.schemas.RejectReason;
import java.util.Locale;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;

/**
 * Counts for the runner's metrics what a stage passes and refuses: {@code miso.STAGE.passed},
 * {@code miso.STAGE.refused} and {@code miso.STAGE.refused.REASON}, each record at every attempt. A
 * record refused for two reasons counts once, and once for each reason.
 */
public final class Tally {
  private static final String NAMESPACE = "miso";

  private Tally() {}

  /** A record went on. */
  public static void passed(String stage) {
    counter(stage, "passed").inc();
  }

  /** A record ended. */
  public static void refused(String stage, Iterable<RejectReason> reasons) {
    counter(stage, "refused").inc();
    for (RejectReason reason : reasons) {
      counter(stage, "refused." + reason.getCode()).inc();
    }
  }

  private static Counter counter(String stage, String name) {
    return Metrics.counter(NAMESPACE, stage.toLowerCase(Locale.ROOT) + "." + name);
  }
}
