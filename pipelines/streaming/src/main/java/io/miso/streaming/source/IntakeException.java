package io.miso.streaming.source;

/** A line that cannot become a pair; a value inside this package, a reject outside. */
final class IntakeException extends Exception {
  private static final long serialVersionUID = 1;

  private final String code;

  IntakeException(String code, String message) {
    super(message);
    this.code = code;
  }

  String code() {
    return code;
  }
}
