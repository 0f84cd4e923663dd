package io.miso.cli.inspect;

import io.miso.schemas.Reject;
import io.miso.schemas.ShardManifest;
import java.util.ArrayList;
import java.util.List;

/** Why one candidate did not become a pair. */
final class RejectStory {
  private RejectStory() {}

  static List<String> of(Reject reject, ShardManifest shard) {
    List<String> lines = new ArrayList<>();
    lines.add("Reject " + reject.getRecordId());
    lines.add("  refused at " + reject.getStage());
    reject
        .getReasons()
        .forEach(reason -> lines.add("  " + reason.getCode() + ": " + reason.getMessage()));
    lines.add("  source " + reject.getSourceUri() + " at " + reject.getSourceOffset());
    lines.add("  shard " + shard.getObject());
    lines.add("");
    lines.add("Payload" + (reject.getPayloadTruncated() ? " (its beginning)" : ""));
    reject.getPayload().lines().forEach(line -> lines.add("  " + line));
    return lines;
  }
}
