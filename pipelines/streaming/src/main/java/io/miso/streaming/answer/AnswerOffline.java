package io.miso.streaming.answer;

import io.miso.constraints.write.Answer;
import io.miso.constraints.write.OfflineWriter;
import io.miso.schemas.RejectReason;
import io.miso.streaming.draft.Draft;
import io.miso.streaming.draft.Origin;
import io.miso.streaming.draft.Outcome;
import io.miso.streaming.draft.Pair;
import io.miso.streaming.draft.Stage;
import java.util.List;

/** Answers composed instructions with the offline writer; a pair of a corpus has its output. */
public final class AnswerOffline implements Stage<Draft, Pair> {
  private static final long serialVersionUID = 1;

  @Override
  public String name() {
    return "ANSWER";
  }

  @Override
  public Origin origin(Draft draft, long eventMillis) {
    return draft.origin();
  }

  @Override
  public Outcome<Pair> apply(Draft draft, long eventMillis) {
    if (draft instanceof Draft.Foreign foreign) {
      return new Outcome.Passed<>(new Pair(foreign, foreign.output()));
    }
    if (draft instanceof Draft.Composed composed) {
      return write(composed);
    }
    return Outcome.Refused.of(
        draft.origin(),
        draft.instructionText(),
        "NO_RESPONSE",
        "A corpus's prompt has no response, and the offline writer answers only what Miso composed");
  }

  /** Seeded by the record's place, so that a replay gives the same answer. */
  private static Outcome<Pair> write(Draft.Composed draft) {
    long seed = draft.origin().seed() + draft.origin().offset();
    Answer answer = new OfflineWriter().write(draft.instruction(), seed);
    if (answer instanceof Answer.Written written) {
      return new Outcome.Passed<>(new Pair(draft, written.output()));
    }
    return new Outcome.Refused<>(
        draft.origin(),
        draft.instructionText(),
        List.of(
            new RejectReason("GAVE_UP", String.join("; ", ((Answer.GaveUp) answer).reasons()))));
  }
}
