package io.miso.streaming.answer.teacher;

/** A body that holds no answer; its message says why. */
final class MalformedReplyException extends Exception {
  private static final long serialVersionUID = 1;

  MalformedReplyException(String message) {
    super(message);
  }
}
