package io.miso.constraints;

import io.miso.constraints.text.Span;
import java.io.Serializable;
import java.util.List;

/**
 * A place in the output that a verdict rests on.
 *
 * @param start first code point
 * @param end one past the last code point
 * @param note what was found there
 */
public record Evidence(int start, int end, String note) implements Serializable {
  private static final int MOST = 32;

  /** Checks the order of the ends. */
  public Evidence {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException(
          "Evidence " + note + " has the span " + start + ".." + end);
    }
  }

  /** Turns UTF-16 spans into evidence, at most 32 of them, to keep records small. */
  static List<Evidence> of(Output output, List<Span> spans, String note) {
    return spans.stream()
        .limit(MOST)
        .map(
            span ->
                new Evidence(output.codePoint(span.start()), output.codePoint(span.end()), note))
        .toList();
  }
}
