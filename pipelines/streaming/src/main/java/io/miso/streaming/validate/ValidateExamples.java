package io.miso.streaming.validate;

import io.miso.constraints.record.Records;
import io.miso.schemas.Example;
import io.miso.schemas.Reject;
import io.miso.schemas.VerdictRecord;
import io.miso.streaming.draft.Judged;
import io.miso.streaming.draft.Origin;
import io.miso.streaming.draft.Outcome;
import io.miso.streaming.draft.RunStage;
import io.miso.streaming.draft.Stage;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.transforms.PTransform;
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
    RunStage<Example, Example> run =
        RunStage.of(new Validate(), AvroCoder.specific(Example.class), "");
    PCollectionTuple outcomes = examples.apply("Run", run);
    return PCollectionTuple.of(VALID, outcomes.get(run.passed()))
        .and(REJECTS, outcomes.get(REJECTS));
  }

  private static final class Validate implements Stage<Example, Example> {
    private static final long serialVersionUID = 1;

    @Override
    public String name() {
      return "VALIDATE";
    }

    @Override
    public Origin origin(Example example, long eventMillis) {
      return Origin.published(example);
    }

    @Override
    public Outcome<Example> apply(Example example, long eventMillis) {
      return new OpenExample()
          .apply(example, eventMillis)
          .then(pair -> new ValidatePair().apply(pair, eventMillis))
          .then(judged -> new Outcome.Passed<>(withVerdicts(example, judged)));
    }

    /** A copy: elements of a pipeline are never changed. */
    private static Example withVerdicts(Example example, Judged judged) {
      List<VerdictRecord> verdicts = new ArrayList<>();
      for (int i = 0; i < judged.verdicts().size(); i++) {
        String id = example.getConstraints().get(i).getConstraintId();
        verdicts.add(Records.toRecord(id, judged.verdicts().get(i)));
      }
      return Example.newBuilder(example).setVerdicts(verdicts).build();
    }
  }
}
