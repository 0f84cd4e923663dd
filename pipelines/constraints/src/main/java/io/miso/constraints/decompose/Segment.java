package io.miso.constraints.decompose;

import java.io.Serializable;
import java.util.List;

/**
 * A piece of an instruction.
 *
 * @param start first code point
 * @param end one past the last; above start
 * @param role where it goes in a MISO sample
 * @param label what it says
 * @param kinds kinds of the constraints inside
 * @param constraintIds the constraints inside
 * @param origin how the cut is known
 */
public record Segment(
    int start,
    int end,
    Role role,
    Label label,
    List<String> kinds,
    List<String> constraintIds,
    Origin origin)
    implements Serializable {
  /** Where a segment goes: shared before, a sub-context of its own, or shared after. */
  public enum Role {
    PREFIX,
    SUB,
    SUFFIX
  }

  /** What a segment says. */
  public enum Label {
    TASK,
    CONSTRAINT
  }

  /** EXACT: known from composing. UNSPLIT: the whole text, as nothing is known of it. */
  public enum Origin {
    EXACT,
    UNSPLIT
  }

  /** Checks the span and copies the lists. */
  public Segment {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("Not a span: " + start + " to " + end);
    }
    kinds = List.copyOf(kinds);
    constraintIds = List.copyOf(constraintIds);
  }
}
