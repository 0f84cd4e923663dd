package io.miso.streaming.draft;

import io.miso.schemas.Reject;
import io.miso.streaming.draft.Outcome.Passed;
import io.miso.streaming.draft.Outcome.Refused;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.joda.time.Instant;

/** Runs a stage over a collection: what passes, and as a second output the rejects. */
public final class RunStage<A, B> extends PTransform<PCollection<A>, PCollectionTuple> {
  private static final long serialVersionUID = 1;

  /** The output of rejects. */
  public static final TupleTag<Reject> REJECTS = new TupleTag<>("rejects") {};

  private final Stage<A, B> stage;
  private final Coder<B> coder;
  private final String pipelineId;
  private final TupleTag<B> passed = new TupleTag<>("passed") {};

  private RunStage(Stage<A, B> stage, Coder<B> coder, String pipelineId) {
    this.stage = stage;
    this.coder = coder;
    this.pipelineId = pipelineId;
  }

  /** The stage in a pipeline, with the coder of what passes. */
  public static <A, B> RunStage<A, B> of(Stage<A, B> stage, Coder<B> coder, String pipelineId) {
    return new RunStage<>(stage, coder, pipelineId);
  }

  /** The output of what passes. */
  public TupleTag<B> passed() {
    return passed;
  }

  @Override
  public PCollectionTuple expand(PCollection<A> records) {
    PCollectionTuple outcomes =
        records.apply(
            "Apply",
            ParDo.of(new Apply<>(stage, pipelineId, passed))
                .withOutputTags(passed, TupleTagList.of(REJECTS)));
    outcomes.get(passed).setCoder(coder);
    outcomes.get(REJECTS).setCoder(AvroCoder.specific(Reject.class));
    return outcomes;
  }

  /** Puts out what a stage made of a record, and counts it. */
  public static <B> void emit(
      Outcome<B> outcome,
      String stage,
      String pipelineId,
      TupleTag<B> passed,
      DoFn.MultiOutputReceiver out) {
    if (outcome instanceof Passed<B> kept) {
      Tally.passed(stage);
      out.get(passed).output(kept.value());
    } else if (outcome instanceof Refused<B> refused) {
      Tally.refused(stage, refused.reasons());
      out.get(REJECTS).output(Rejects.of(refused, stage, pipelineId));
    }
  }

  private static final class Apply<A, B> extends DoFn<A, B> {
    private static final long serialVersionUID = 1;

    private final Stage<A, B> stage;
    private final String pipelineId;
    private final TupleTag<B> passed;

    private Apply(Stage<A, B> stage, String pipelineId, TupleTag<B> passed) {
      this.stage = stage;
      this.pipelineId = pipelineId;
      this.passed = passed;
    }

    @ProcessElement
    public void apply(@Element A record, @Timestamp Instant time, MultiOutputReceiver out) {
      emit(stage.tried(record, time.getMillis()), stage.name(), pipelineId, passed, out);
    }
  }
}
