package io.miso.streaming.decompose;

import io.miso.constraints.decompose.Decomposer;
import io.miso.constraints.record.Records;
import io.miso.schemas.ConstraintRecord;
import io.miso.schemas.Example;
import io.miso.schemas.Redaction;
import io.miso.streaming.draft.Draft;
import io.miso.streaming.draft.Ids;
import io.miso.streaming.draft.Judged;
import io.miso.streaming.draft.Origin;
import io.miso.streaming.draft.Outcome;
import io.miso.streaming.draft.Stage;
import java.util.List;

/** Splits the instruction into sub-contexts and completes the example. */
public final class DecomposePair implements Stage<Judged, Example> {
  private static final long serialVersionUID = 1;

  private final String pipelineId;

  /** For the examples of one pipeline. */
  public DecomposePair(String pipelineId) {
    this.pipelineId = pipelineId;
  }

  @Override
  public String name() {
    return "DECOMPOSE";
  }

  @Override
  public Origin origin(Judged judged, long eventMillis) {
    return judged.pair().draft().origin();
  }

  @Override
  public Outcome<Example> apply(Judged judged, long eventMillis) {
    Draft draft = judged.pair().draft();
    String output = judged.pair().output();
    List<ConstraintRecord> constraints = Assemble.constraints(draft);
    Example example = new Example();
    example.setExampleId(Ids.example(draft.origin(), draft.messages(), output, constraints));
    example.setMessages(draft.messages());
    example.setOutput(output);
    example.setConstraints(constraints);
    example.setVerdicts(Records.verdicts(constraints, judged.verdicts()));
    example.setSubContexts(SubContexts.of(draft));
    example.setDecomposerVersion(Decomposer.VERSION);
    example.setTopic(draft.topic());
    example.setLevel(draft.level());
    example.setComposition(draft.composition());
    example.setTaskType(draft.taskType());
    example.setLineage(draft.origin().lineage(pipelineId, judged.pair().taught()));
    example.setRedactions(redactions(judged));
    return new Outcome.Passed<>(example);
  }

  /** What was masked now; in a published example that needed no further mask, what was then. */
  private static List<Redaction> redactions(Judged judged) {
    return judged.redactions().isEmpty()
            && judged.pair().draft() instanceof Draft.Published published
        ? published.example().getRedactions()
        : judged.redactions().stream()
            .map(r -> new Redaction(r.type(), r.start(), r.end()))
            .toList();
  }
}
