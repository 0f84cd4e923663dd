package io.miso.constraints.decompose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.schemas.Message;
import java.util.List;
import java.util.stream.Collectors;

/** What holds of every decomposition of one text, looked at apart from the rules. */
final class Checks {
  private Checks() {}

  static List<Segment> decompose(String text) {
    return Decomposer.decompose(List.of(new Message("user", text)));
  }

  /** The segments' texts. */
  static List<String> texts(String text, List<Segment> segments) {
    return segments.stream()
        .map(
            s ->
                text.substring(
                    text.offsetByCodePoints(0, s.start()), text.offsetByCodePoints(0, s.end())))
        .toList();
  }

  /** Sorted, without gaps, together the text. */
  static void covers(String text, List<Segment> segments) {
    int at = 0;
    for (Segment segment : segments) {
      assertEquals(at, segment.start(), text);
      assertTrue(segment.end() > at, text);
      at = segment.end();
    }
    assertEquals(text.codePointCount(0, text.length()), at, text);
  }

  /** Prefix, one to eight sub-contexts, suffix. */
  static void roles(List<Segment> segments) {
    String order =
        segments.stream()
            .map(
                s ->
                    switch (s.role()) {
                      case PREFIX -> "P";
                      case SUB -> "S";
                      case SUFFIX -> "Q";
                    })
            .collect(Collectors.joining());
    assertTrue(order.matches("P*S{1,8}Q*"), order);
  }

  /** No cut in a line end of two characters, nor before what belongs to the character before. */
  static void graphemes(String text, List<Segment> segments) {
    int at = 0;
    for (Segment segment : segments.subList(0, segments.size() - 1)) {
      at = text.offsetByCodePoints(at, segment.end() - segment.start());
      assertFalse(text.startsWith("\n", at) && text.charAt(at - 1) == '\r', text);
      assertFalse(text.charAt(at - 1) == '\u200D' || text.charAt(at) == '\u200D', text);
      assertFalse(Character.getType(text.codePointAt(at)) == Character.NON_SPACING_MARK, text);
    }
  }
}
