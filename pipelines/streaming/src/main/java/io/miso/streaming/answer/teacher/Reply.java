package io.miso.streaming.answer.teacher;

import io.miso.schemas.TeacherAnswer;
import java.util.List;

/** The end of a request. */
sealed interface Reply {
  /** An answer, and it is kept. */
  record Kept(TeacherAnswer answer) implements Reply {}

  /**
   * There is none.
   *
   * @param code the reason's code
   * @param attempts what came of each attempt, in order
   */
  record None(String code, List<String> attempts) implements Reply {
    static final String GAVE_UP = "TEACHER_GAVE_UP";
    static final String REFUSED = "TEACHER_REFUSED";

    public None {
      attempts = List.copyOf(attempts);
    }
  }
}
