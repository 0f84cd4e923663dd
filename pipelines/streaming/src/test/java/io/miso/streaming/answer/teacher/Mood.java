package io.miso.streaming.answer.teacher;

import java.util.Random;

/** Chooses the manner of a call. */
public interface Mood {
  Manner next(Random random);

  /** Always the same. */
  static Mood of(Manner manner) {
    return random -> manner;
  }
}
