package io.miso.streaming.draft;

import io.miso.schemas.Reject;

/** Makes rejects of refusals. */
public final class Rejects {
  private static final int LONGEST_PAYLOAD = 1 << 16;

  private Rejects() {}

  /** The reject that a stage of a pipeline publishes. */
  public static Reject of(Outcome.Refused<?> refused, String stage, String pipelineId) {
    Origin origin = refused.origin();
    String payload = refused.payload();
    boolean truncated = payload.length() > LONGEST_PAYLOAD;
    return Reject.newBuilder()
        .setRecordId(Ids.reject(origin, payload))
        .setStage(stage)
        .setReasons(refused.reasons())
        .setPayload(truncated ? cut(payload) : payload)
        .setPayloadTruncated(truncated)
        .setSourceUri(origin.uri())
        .setSourceOffset(origin.offset())
        .setPipelineId(pipelineId)
        .setCreatedAtMillis(origin.createdAtMillis())
        .build();
  }

  /** Never between the two halves of a character: half of one has no UTF-8 form. */
  private static String cut(String payload) {
    boolean splits = Character.isHighSurrogate(payload.charAt(LONGEST_PAYLOAD - 1));
    return payload.substring(0, splits ? LONGEST_PAYLOAD - 1 : LONGEST_PAYLOAD);
  }
}
