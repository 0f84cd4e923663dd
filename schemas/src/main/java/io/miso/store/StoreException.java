package io.miso.store;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The store failed on one object; its message names the object, the cause and the remedy. */
public class StoreException extends UncheckedIOException {
  private static final long serialVersionUID = 1;

  /** A failure of one operation, such as {@code write}, on one object. */
  public StoreException(String operation, String object, String remedy, IOException cause) {
    super("Cannot " + operation + " " + object + ": " + describe(cause) + ". " + remedy, cause);
  }

  private static String describe(IOException cause) {
    String kind = cause.getClass().getSimpleName();
    return cause.getMessage() == null ? kind : kind + " " + cause.getMessage();
  }
}
