package io.miso.streaming.answer.teacher;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** The header Retry-After: seconds, or an HTTP date (RFC 9110, 10.2.3). */
final class RetryAfter {
  private static final long SECOND = 1000;

  private RetryAfter() {}

  /** Milliseconds to wait from now; 0 if the header is missing, past or not understood. */
  static long millis(String header, long nowMillis) {
    String text = header.strip();
    if (text.matches("[0-9]{1,12}")) {
      return SECOND * Long.parseLong(text);
    }
    try {
      Instant date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Math.max(0, Duration.between(Instant.ofEpochMilli(nowMillis), date).toMillis());
    } catch (DateTimeParseException e) {
      return 0;
    }
  }
}
