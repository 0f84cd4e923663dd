package io.miso.streaming.deduplicate;

import io.miso.constraints.clean.Entry;
import io.miso.schemas.Example;
import io.miso.schemas.Lineage;
import io.miso.schemas.Reject;
import io.miso.streaming.draft.Origin;
import io.miso.streaming.draft.Outcome.Refused;
import io.miso.streaming.draft.Rejects;

/** The rejects of duplicates. */
final class Duplicates {
  private Duplicates() {}

  /** The reject of an example that duplicates an earlier one. */
  static Reject reject(Example example, Entry entry, Entry earlier, String pipelineId) {
    Lineage lineage = example.getLineage();
    Origin origin =
        new Origin(
            lineage.getSource(),
            lineage.getSourceUri(),
            lineage.getSourceOffset(),
            lineage.getSeed(),
            lineage.getCreatedAtMillis(),
            lineage.getParentId());
    boolean exact = entry.isExactly(earlier);
    return Rejects.of(
        Refused.of(
            origin,
            Likeness.prompt(example) + "\n\n" + example.getOutput(),
            exact ? "DUPLICATE" : "NEAR_DUPLICATE",
            "Pair %s is %s and was there first"
                .formatted(earlier.idStart(), exact ? "the same" : "alike")),
        Deduplicate.STAGE,
        pipelineId);
  }
}
