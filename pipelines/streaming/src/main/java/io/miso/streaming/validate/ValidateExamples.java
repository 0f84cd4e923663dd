package io.miso.streaming.validate;

import io.miso.constraints.record.Records;
import io.miso.schemas.Example;
import io.miso.schemas.Reject;
import io.miso.streaming.draft.Draft;
import io.miso.streaming.draft.Judged;
import io.miso.streaming.draft.RunStage;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.SimpleFunction;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Runs the verifiers of every example's constraints on its output, in any Beam pipeline:
 *
 * <pre>{@code
 * PCollectionTuple judged = examples.apply("Validate", ValidateExamples.of());
 * PCollection<Example> valid = judged.get(ValidateExamples.VALID);
 * PCollection<Reject> rejects = judged.get(ValidateExamples.REJECTS);
 * }</pre>
 *
 * <p>An example that satisfies all of them by both readings goes on with its verdicts; any other
 * becomes a reject that names each constraint that failed, with what was observed. {@link
 * io.miso.streaming.draft.Examples} makes examples of one's own pairs.
 */
public final class ValidateExamples extends PTransform<PCollection<Example>, PCollectionTuple> {
  private static final long serialVersionUID = 1;

  /** Examples whose outputs satisfy all their constraints, verdicts filled in. */
  public static final TupleTag<Example> VALID = new TupleTag<>("valid") {};

  /** The others. */
  public static final TupleTag<Reject> REJECTS = RunStage.REJECTS;

  private ValidateExamples() {}

  /** The transform. */
  public static ValidateExamples of() {
    return new ValidateExamples();
  }

  @Override
  public PCollectionTuple expand(PCollection<Example> examples) {
    RunStage<Example, Judged> run =
        RunStage.of(new ValidateExample(), SerializableCoder.of(Judged.class), "");
    PCollectionTuple outcomes = examples.apply("Run", run);
    PCollection<Example> valid =
        outcomes
            .get(run.passed())
            .apply("Fill", MapElements.via(new Fill()))
            .setCoder(AvroCoder.specific(Example.class));
    return PCollectionTuple.of(VALID, valid).and(REJECTS, outcomes.get(REJECTS));
  }

  /** A copy with its verdicts: elements of a pipeline are never changed. */
  private static final class Fill extends SimpleFunction<Judged, Example> {
    private static final long serialVersionUID = 1;

    @Override
    public Example apply(Judged judged) {
      Example example = ((Draft.Published) judged.pair().draft()).example();
      return Example.newBuilder(example)
          .setVerdicts(Records.verdicts(example.getConstraints(), judged.verdicts()))
          .build();
    }
  }
}
