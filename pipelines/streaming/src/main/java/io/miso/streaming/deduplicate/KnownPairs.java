package io.miso.streaming.deduplicate;

import io.miso.constraints.clean.DuplicateIndex;
import io.miso.constraints.clean.Entry;
import io.miso.schemas.Example;
import io.miso.schemas.Reject;
import java.util.Optional;

/** Pairs of which no duplicate is wanted, without a runner. */
public final class KnownPairs {
  private final Likeness likeness;
  private final String pipelineId;
  private final DuplicateIndex index;

  /** None yet, for one pipeline. */
  public KnownPairs(Likeness likeness, String pipelineId) {
    this.likeness = likeness;
    this.pipelineId = pipelineId;
    this.index = likeness.index();
  }

  /** The reject of a pair that duplicates a known one; any other is known from now on. */
  public Optional<Reject> add(Example example) {
    if (likeness.isOff()) {
      return Optional.empty();
    }
    Entry entry = likeness.entry(example);
    Entry earlier = index.find(entry);
    if (earlier.equals(Entry.NONE)) {
      index.add(entry);
      return Optional.empty();
    }
    return Optional.of(Duplicates.reject(example, entry, earlier, pipelineId));
  }
}
