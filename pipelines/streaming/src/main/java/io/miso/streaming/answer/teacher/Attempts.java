package io.miso.streaming.answer.teacher;

import io.miso.streaming.answer.teacher.Attempt.Again;
import io.miso.streaming.answer.teacher.Attempt.Answered;
import io.miso.streaming.answer.teacher.Attempt.Failure;
import io.miso.streaming.answer.teacher.Attempt.Misconfigured;
import io.miso.streaming.answer.teacher.Attempt.Refused;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.CharacterCodingException;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;

/** What responses and failures mean. */
final class Attempts {
  private static final Set<Integer> WRONG_SETTINGS = Set.of(401, 402, 403, 404, 405);
  private static final Set<Integer> PASSING = Set.of(408, 409, 425, 429);
  private static final Set<Integer> OVERLOAD = Set.of(429, 503);
  private static final int SHOWN = 200;

  private Attempts() {}

  static Attempt of(Response response, long nowMillis) {
    int status = response.status();
    if (status >= 200 && status < 300) {
      return read(response);
    }
    String what = "status " + status + shown(response.body());
    if (PASSING.contains(status) || status >= 500) {
      long wait = RetryAfter.millis(response.retryAfter(), nowMillis);
      return new Again(OVERLOAD.contains(status) ? Failure.THROTTLED : Failure.BROKEN, what, wait);
    }
    return WRONG_SETTINGS.contains(status) || status < 400
        ? new Misconfigured(what)
        : new Refused(what);
  }

  private static Attempt read(Response response) {
    try {
      return new Answered(CompletionReader.read(response.body()));
    } catch (MalformedReplyException e) {
      String what = "status %d, but %s".formatted(response.status(), e.getMessage());
      return new Again(Failure.BROKEN, cut(what), 0);
    }
  }

  static Attempt of(Throwable thrown) {
    Throwable failure =
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    if (failure instanceof ConnectException
        || failure instanceof HttpConnectTimeoutException
        || failure instanceof UnresolvedAddressException
        || failure.getCause() instanceof UnresolvedAddressException) {
      return new Again(Failure.UNREACHED, "it cannot be reached" + message(failure), 0);
    }
    if (failure instanceof TimeoutException) {
      return new Again(Failure.LATE, "no answer before the deadline", 0);
    }
    String what =
        failure instanceof CharacterCodingException
            ? "a body that is not UTF-8"
            : "the connection broke" + message(failure);
    return new Again(Failure.BROKEN, what, 0);
  }

  private static String message(Throwable failure) {
    return failure.getMessage() == null
        ? " (" + failure.getClass().getSimpleName() + ")"
        : " (" + cut(failure.getMessage()) + ")";
  }

  private static String shown(String body) {
    String line = body.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
    return line.isEmpty() ? "" : ": " + cut(line);
  }

  private static String cut(String text) {
    int end = Math.min(SHOWN, text.length());
    boolean splits = end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
    return end < text.length() ? text.substring(0, splits ? end - 1 : end) + "..." : text;
  }
}
