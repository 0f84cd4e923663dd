package io.miso.trainer.text;

import java.util.Arrays;

/** Gives every token the segment of its first code point. */
final class Segments {
  private Segments() {}

  /**
   * The segments of the first tokens, [end]: 0, 1..N, tail, without gaps in the numbers.
   *
   * @param tail the first token of the output, which is tail whatever it covers
   */
  static int[] of(Tokens tokens, SubContextSpans spans, int tail, int end) {
    int[] segments = new int[end];
    Arrays.fill(segments, Sample.TAIL);
    int number = 0;
    int last = 0;
    for (int i = 0; i < Math.min(tail, end); i++) {
      int segment = spans.segmentOf(start(tokens, i));
      if (segment == Sample.TAIL) {
        break;
      }
      number += segment == last ? 0 : 1; // a sub-context may be too short to begin a token
      last = segment;
      segments[i] = number;
    }
    return number == 0 ? withOneSubContext(segments) : segments;
  }

  /** Some tokenizers leave white space out of a token's span: it belongs to the token after it. */
  private static int start(Tokens tokens, int i) {
    return i == 0 ? tokens.starts()[0] : Math.min(tokens.starts()[i], tokens.ends()[i - 1]);
  }

  /** Where no token begins inside the message, the token before the tail stands for it. */
  private static int[] withOneSubContext(int[] segments) {
    int i = segments.length - 1;
    while (i > 0 && segments[i] == Sample.TAIL) {
      i--;
    }
    segments[i] = 1;
    return segments;
  }
}
