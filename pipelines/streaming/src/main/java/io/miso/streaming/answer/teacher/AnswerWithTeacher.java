package io.miso.streaming.answer.teacher;

import io.miso.schemas.Reject;
import io.miso.streaming.draft.Draft;
import io.miso.streaming.draft.Pair;
import io.miso.streaming.draft.RunStage;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.apache.beam.sdk.values.TypeDescriptors;

/** Has drafts answered by a teacher: pairs, and as {@link RunStage#REJECTS} what failed. */
public final class AnswerWithTeacher extends PTransform<PCollection<Draft>, PCollectionTuple> {
  private static final long serialVersionUID = 1;

  /** The stage's name in rejects. */
  public static final String STAGE = "ANSWER";

  private final Endpoint endpoint;
  private final String pipelineId;
  private final int keys;
  private final TupleTag<Pair> passed = new TupleTag<>("passed") {};

  private AnswerWithTeacher(Endpoint endpoint, String pipelineId, int keys) {
    this.endpoint = endpoint;
    this.pipelineId = pipelineId;
    this.keys = keys;
  }

  /**
   * The stage of a pipeline.
   *
   * @param keys over how many keys, and so workers, the waiting drafts are spread
   */
  public static AnswerWithTeacher of(Endpoint endpoint, String pipelineId, int keys) {
    return new AnswerWithTeacher(endpoint, pipelineId, keys);
  }

  /** The output of pairs. */
  public TupleTag<Pair> passed() {
    return passed;
  }

  @Override
  public PCollectionTuple expand(PCollection<Draft> drafts) {
    int spread = keys;
    PCollectionTuple outcomes =
        drafts
            .apply(
                "Key",
                WithKeys.<Integer, Draft>of(
                        draft -> Math.floorMod(Long.hashCode(draft.origin().offset()), spread))
                    .withKeyType(TypeDescriptors.integers()))
            .setCoder(KvCoder.of(VarIntCoder.of(), SerializableCoder.of(Draft.class)))
            .apply(
                "Ask",
                ParDo.of(new AskTeacher(endpoint, pipelineId, passed))
                    .withOutputTags(passed, TupleTagList.of(RunStage.REJECTS)));
    outcomes.get(passed).setCoder(SerializableCoder.of(Pair.class));
    outcomes.get(RunStage.REJECTS).setCoder(AvroCoder.specific(Reject.class));
    return outcomes;
  }
}
