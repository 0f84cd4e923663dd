package io.miso.trainer.text;

/** A model folder whose tokenizer files are missing, broken or contradictory. */
public final class TokenizerException extends RuntimeException {
  public TokenizerException(String message) {
    super(message);
  }

  TokenizerException(String message, Throwable cause) {
    super(message, cause);
  }
}
