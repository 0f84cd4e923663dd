package io.miso.gcs;

/** A call that the service answers with an error status. */
final class ApiError extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;

  ApiError(int status, String message) {
    super(message);
    this.status = status;
  }

  Response response() {
    return Response.error(status, String.valueOf(getMessage()));
  }
}
