package io.miso.constraints.compose;

import java.io.Serializable;

/**
 * One message of a conversation.
 *
 * @param role system, user or assistant
 * @param content its text
 */
public record Turn(String role, String content) implements Serializable {
  /** The index that stands for the last message. */
  public static final int LAST = -1;
}
