package io.miso.constraints.compose;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A composed instruction.
 *
 * @param text the last message, which the user says
 * @param topic the place it is about
 * @param level difficulty from 1 to 10
 * @param constraints in the order of the conversation
 * @param pieces spans that cover each message that words constraints exactly once
 * @param task what the answer is to be about
 * @param before the messages before the last, oldest first
 * @param composition how the constraints hang together
 */
public record Instruction(
    String text,
    String topic,
    int level,
    List<Placed> constraints,
    List<Piece> pieces,
    Task task,
    List<Turn> before,
    Composition composition)
    implements Serializable {
  /** Copies the lists. */
  public Instruction {
    constraints = List.copyOf(constraints);
    pieces = List.copyOf(pieces);
    before = List.copyOf(before);
  }

  /** The conversation; the last message is the user's. */
  public List<Turn> messages() {
    List<Turn> messages = new ArrayList<>(before);
    messages.add(new Turn("user", text));
    return messages;
  }

  /** The index of a constraint's message in the conversation, from 0. */
  public int messageIndex(Placed placed) {
    return messageIndex(placed.messageIndex());
  }

  /** The same of an index that may stand for the last message. */
  public int messageIndex(int index) {
    return index == Turn.LAST ? before.size() : index;
  }

  /** The wording of a constraint. */
  public String wording(Placed placed) {
    String message =
        placed.messageIndex() == Turn.LAST ? text : before.get(placed.messageIndex()).content();
    int start = message.offsetByCodePoints(0, placed.start());
    return message.substring(
        start, message.offsetByCodePoints(start, placed.end() - placed.start()));
  }
}
