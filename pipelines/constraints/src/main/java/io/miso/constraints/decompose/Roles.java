package io.miso.constraints.decompose;

import java.util.List;

/** R7: what is asked at first is shared prefix, a short word at the end shared suffix. */
final class Roles {
  private static final int LONGEST_SUFFIX = 12;

  private Roles() {}

  /** The parts that are sub-contexts: from the first constraint on; none without a constraint. */
  static List<Part> subContexts(Sheet sheet, List<Part> parts) {
    if (parts.stream().noneMatch(Part::isConstraint)) {
      return List.of();
    }
    int first = parts.get(0).isConstraint() ? 0 : 1;
    int end = parts.size();
    Part last = parts.get(end - 1);
    if (!last.isConstraint()
        && Tokens.count(sheet.text, last.start(), last.end()) <= LONGEST_SUFFIX) {
      end--;
    }
    return parts.subList(first, end);
  }
}
