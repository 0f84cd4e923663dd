package io.miso.trainer.pack;

import io.miso.trainer.text.Sample;

/** Rotary positions: those of the sequential prompt, or parallel ones. */
final class Places {
  private Places() {}

  /** Writes a sample's positions, from {@code at}. */
  static void write(Sample sample, Form form, long[] positions, int at) {
    int[] segments = sample.segments();
    int prefix = 0;
    int longest = 0;
    int place = 0;
    for (int t = 0; t < segments.length; t++) {
      if (form.parallel() && t > 0 && segments[t] != segments[t - 1]) {
        longest = Math.max(longest, segments[t - 1] > 0 ? place - prefix : 0);
        prefix = segments[t - 1] == 0 ? place : prefix;
        place = segments[t] == Sample.TAIL ? prefix + longest : prefix;
      }
      positions[at + t] = place++;
    }
  }
}
