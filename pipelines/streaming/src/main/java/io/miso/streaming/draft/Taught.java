package io.miso.streaming.draft;

import io.miso.schemas.Lineage;
import java.io.Serializable;
import java.util.List;

/**
 * What a teacher did for a pair.
 *
 * @param model the model that answered; empty if no teacher did
 * @param requestSha256 the digest of the request that gave the output
 * @param sample which sample the output is, from 0
 * @param satisfied how many constraints each sample satisfied, by sample; -1 for no answer
 * @param promptTokens prompt tokens of all samples
 * @param completionTokens answer tokens of all samples
 * @param costMicros the price of all samples, in millionths of the currency unit
 */
public record Taught(
    String model,
    String requestSha256,
    int sample,
    List<Integer> satisfied,
    long promptTokens,
    long completionTokens,
    long costMicros)
    implements Serializable {
  /** No teacher has answered. */
  public static final Taught NOT = new Taught("", "", 0, List.of(), 0, 0, 0);

  /** What the lineage of a published example tells. */
  public static Taught of(Lineage lineage) {
    return new Taught(
        lineage.getModel(),
        lineage.getRequestSha256(),
        lineage.getAttempt(),
        lineage.getSatisfied(),
        lineage.getPromptTokens(),
        lineage.getCompletionTokens(),
        lineage.getCostMicros());
  }

  public Taught {
    satisfied = List.copyOf(satisfied);
  }
}
