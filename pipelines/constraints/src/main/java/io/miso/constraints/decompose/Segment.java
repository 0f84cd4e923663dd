package io.miso.constraints.decompose;

import java.io.Serializable;
import java.util.List;

/**
 * A piece of a message.
 *
 * @param start first code point
 * @param end one past the last; above start
 * @param messageIndex the message of the conversation, from 0
 * @param role where it goes in a MISO sample
 * @param label what it says
 * @param kinds kinds of the constraints inside: those of Miso where the constraints are known, else
 *     those of lexicon.txt
 * @param constraintIds the constraints inside; empty where they are not known
 * @param origin how the cut is known
 */
public record Segment(
    int start,
    int end,
    int messageIndex,
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

  /** EXACT: known from composing. RULE: found by rules. UNSPLIT: the whole message. */
  public enum Origin {
    EXACT,
    RULE,
    UNSPLIT
  }

  /** Checks the span and copies the lists. */
  public Segment {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("Not a span: " + start + " to " + end);
    }
    if (messageIndex < 0) {
      throw new IllegalArgumentException("Not a message's index: " + messageIndex);
    }
    kinds = List.copyOf(kinds);
    constraintIds = List.copyOf(constraintIds);
  }
}
