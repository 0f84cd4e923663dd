package io.miso.streaming.decompose;

import io.miso.constraints.decompose.Decomposer;
import io.miso.constraints.decompose.Segment;
import io.miso.constraints.record.Records;
import io.miso.schemas.Example;
import io.miso.schemas.SegmentOrigin;
import io.miso.schemas.SubContext;
import io.miso.streaming.draft.Draft;
import java.util.List;

/** The sub-contexts of a draft's conversation. */
final class SubContexts {
  private SubContexts() {}

  static List<SubContext> of(Draft draft) {
    if (draft instanceof Draft.Published published) {
      return of(published.example());
    }
    return records(
        draft instanceof Draft.Composed composed
            ? Decomposer.decompose(composed.instruction())
            : Decomposer.decompose(draft.messages()));
  }

  static List<SubContext> of(Example example) {
    return areExact(example)
        ? example.getSubContexts()
        : records(Decomposer.decompose(example.getMessages()));
  }

  private static List<SubContext> records(List<Segment> segments) {
    return segments.stream().map(Records::toRecord).toList();
  }

  /** Cuts known from composing are right for ever; those that rules found are found anew. */
  private static boolean areExact(Example example) {
    return !example.getSubContexts().isEmpty()
        && example.getSubContexts().stream()
            .allMatch(piece -> piece.getOrigin() == SegmentOrigin.EXACT);
  }
}
