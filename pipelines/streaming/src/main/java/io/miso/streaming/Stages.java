package io.miso.streaming;

import io.miso.schemas.Example;
import io.miso.streaming.answer.AnswerOffline;
import io.miso.streaming.answer.teacher.AnswerWithTeacher;
import io.miso.streaming.answer.teacher.Endpoint;
import io.miso.streaming.answer.teacher.Teachers;
import io.miso.streaming.clean.CleanPair;
import io.miso.streaming.decompose.DecomposePair;
import io.miso.streaming.draft.Draft;
import io.miso.streaming.draft.Origin;
import io.miso.streaming.draft.Outcome;
import io.miso.streaming.draft.Pair;
import io.miso.streaming.draft.Stage;
import io.miso.streaming.draft.Walk;
import io.miso.streaming.validate.ValidatePair;
import java.util.List;

/** The stages of {@link GeneratePipeline} that look at one record, without a runner. */
public final class Stages {
  private final GenerateSettings settings;
  private final Stage<Draft, Pair> answer;
  private final CleanPair clean;

  /** As the settings say; a teacher must be there at once. */
  public Stages(GenerateSettings settings) {
    this.settings = settings;
    this.answer = settings.taught() ? new AskAndWait(settings.endpoint()) : new AnswerOffline();
    this.clean = new CleanPair(settings.config().clean());
    if (settings.taught()) {
      Teachers.require(settings.config().teacher());
    }
  }

  /** What becomes of the drafts, in their order. A teacher is asked for all of them at once. */
  public List<Walk<Example>> run(List<Walk<Draft>> drafts) {
    if (settings.taught()) {
      drafts.forEach(draft -> draft.value().ifPresent(Teachers.of(settings.endpoint())::answer));
    }
    return drafts.stream().map(this::run).toList();
  }

  private Walk<Example> run(Walk<Draft> draft) {
    return draft
        .through(answer)
        .through(new ValidatePair())
        .through(clean)
        .through(new DecomposePair(settings.pipelineId()));
  }

  /** The teacher as a stage that waits. */
  private record AskAndWait(Endpoint endpoint) implements Stage<Draft, Pair> {
    @Override
    public String name() {
      return AnswerWithTeacher.STAGE;
    }

    @Override
    public Origin origin(Draft draft, long eventMillis) {
      return draft.origin();
    }

    /** A teacher that cannot be asked is no fault of the record. */
    @Override
    public Outcome<Pair> tried(Draft draft, long eventMillis) {
      return apply(draft, eventMillis);
    }

    @Override
    public Outcome<Pair> apply(Draft draft, long eventMillis) {
      return Teachers.of(endpoint).await(draft);
    }
  }
}
