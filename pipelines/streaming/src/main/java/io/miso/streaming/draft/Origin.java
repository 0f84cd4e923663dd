package io.miso.streaming.draft;

import io.miso.schemas.Example;
import io.miso.schemas.Lineage;
import io.miso.schemas.SourceKind;
import java.io.Serializable;

/**
 * Where a record comes from.
 *
 * @param kind the kind of source
 * @param uri compose:SEED, or the corpus file
 * @param offset index of the composed record, or line number from 1
 * @param seed the composer's seed; 0 for a corpus
 * @param createdAtMillis event time, milliseconds since 1970 UTC
 * @param parentId the published example that it is made of anew; empty if none
 */
public record Origin(
    SourceKind kind, String uri, long offset, long seed, long createdAtMillis, String parentId)
    implements Serializable {
  /** Record {@code index} of a composer. */
  public static Origin composed(long seed, long index, long createdAtMillis) {
    return new Origin(SourceKind.COMPOSER, "compose:" + seed, index, seed, createdAtMillis, "");
  }

  /** A line of a corpus file. */
  public static Origin corpus(String file, long line, long createdAtMillis) {
    return new Origin(SourceKind.CORPUS, file, line, 0, createdAtMillis, "");
  }

  /** The lineage of what a pipeline makes of the record, with a teacher's part in it. */
  public Lineage lineage(String pipelineId, Taught taught) {
    return new Lineage(
        kind,
        uri,
        offset,
        seed,
        pipelineId,
        createdAtMillis,
        parentId,
        taught.model(),
        taught.requestSha256(),
        taught.sample(),
        taught.satisfied().size(),
        taught.satisfied(),
        taught.promptTokens(),
        taught.completionTokens(),
        taught.costMicros());
  }

  /** A published example, to be made anew: its source stays what it was. */
  public static Origin published(Example example) {
    Lineage lineage = example.getLineage();
    return new Origin(
        lineage.getSource(),
        lineage.getSourceUri(),
        lineage.getSourceOffset(),
        lineage.getSeed(),
        lineage.getCreatedAtMillis(),
        example.getExampleId());
  }
}
