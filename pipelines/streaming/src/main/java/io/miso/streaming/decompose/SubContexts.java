package io.miso.streaming.decompose;

import io.miso.schemas.SubContext;
import io.miso.streaming.draft.Draft;
import java.util.List;

/** The sub-contexts of a draft's instruction. */
final class SubContexts {
  private SubContexts() {}

  static List<SubContext> of(Draft draft) {
    return List.of();
  }
}
