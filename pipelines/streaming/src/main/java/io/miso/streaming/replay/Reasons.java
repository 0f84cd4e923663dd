package io.miso.streaming.replay;

import io.miso.config.Distance;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The reasons that rejects can have, without what follows a colon. */
public final class Reasons {
  static final Set<String> KNOWN =
      Set.of(
          "BAD_JSON",
          "BAD_PARAMS",
          "BAD_UTF8",
          "BLANK_LINE",
          "BLANK_PROMPT",
          "BLANK_RESPONSE",
          "CHANGED_FILE",
          "CHARACTERS",
          "CONSTRAINT_FAILED",
          "CONTAMINATED",
          "DAMAGED_FILE",
          "DUPLICATE",
          "ECHO",
          "EMPTY_FILE",
          "GAVE_UP",
          "LANGUAGE",
          "LENGTH",
          "LINE_TOO_LONG",
          "LONE_SURROGATE",
          "NEAR_DUPLICATE",
          "NOT_AN_OBJECT",
          "NO_CONSTRAINTS",
          "NO_PAIR",
          "NO_RESPONSE",
          "NUL",
          "REFUSAL",
          "REPAIRED_FAILED",
          "REPEATED_LINES",
          "REPETITION",
          "SECRET",
          "STAGE_FAILED",
          "SYMBOLS",
          "TEACHER_BLANK",
          "TEACHER_CUT_OFF",
          "TEACHER_FILTERED",
          "TEACHER_GAVE_UP",
          "TEACHER_REFUSED",
          "TEMPLATE_MARKER",
          "TRUNCATED",
          "UNEQUAL_LENGTHS",
          "UNKNOWN_KIND",
          "WRONG_TYPE");

  private Reasons() {}

  /** What stands before a reason's colon. */
  static String word(String code) {
    int colon = code.indexOf(':');
    return colon < 0 ? code : code.substring(0, colon);
  }

  /** What is wrong with a reason that none of a root's rejects has, and that none can have. */
  public static Optional<String> refusal(String code, Set<String> standing) {
    String word = word(code);
    if (KNOWN.contains(word) || standing.contains(code)) {
      return Optional.empty();
    }
    String hint =
        Distance.nearest(word.toUpperCase(Locale.ROOT), KNOWN)
            .map(nearest -> "Did you mean '" + nearest + "'?")
            .orElse("'miso inspect --rejects' shows those that there are.");
    return Optional.of("No reject has a reason '" + code + "'. " + hint);
  }
}
