package io.miso.constraints.compose;

import io.miso.constraints.Constraint;
import java.io.Serializable;

/**
 * A constraint where it stands in the instruction.
 *
 * @param constraintId c0, c1, ... in the instruction's order
 * @param constraint what is asked
 * @param start first code point of the wording
 * @param end one past its last code point
 * @param templateId the wording used
 * @param messageIndex the message of the conversation; -1 for the last
 */
public record Placed(
    String constraintId,
    Constraint constraint,
    int start,
    int end,
    String templateId,
    int messageIndex)
    implements Serializable {
  /** A constraint in the last message. */
  public Placed(String constraintId, Constraint constraint, int start, int end, String templateId) {
    this(constraintId, constraint, start, end, templateId, Turn.LAST);
  }
}
