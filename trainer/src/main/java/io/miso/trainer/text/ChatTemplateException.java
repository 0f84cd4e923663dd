package io.miso.trainer.text;

/** A chat template that is broken, or that refuses a conversation in its own words. */
public final class ChatTemplateException extends RuntimeException {
  public ChatTemplateException(String message) {
    super(message);
  }
}
