package io.miso.streaming.answer.teacher;

/** What came of sending a request once. */
sealed interface Attempt {
  /** It was answered. */
  record Answered(Completion completion) implements Attempt {}

  /** Why a request was not answered this time. */
  enum Failure {
    /** It never reached the endpoint, so it is not counted against it. */
    UNREACHED,
    /** The endpoint has too much to do, and says so. */
    THROTTLED,
    /** No answer came before the deadline. */
    LATE,
    /** Anything else. */
    BROKEN
  }

  /**
   * It may be answered another time.
   *
   * @param failure the kind of failure
   * @param what happened
   * @param waitMillis how long the endpoint asks to wait; 0: it does not say
   */
  record Again(Failure failure, String what, long waitMillis) implements Attempt {}

  /** The endpoint will never answer this request. */
  record Refused(String what) implements Attempt {}

  /** The endpoint will answer no request: a setting is wrong. */
  record Misconfigured(String what) implements Attempt {}
}
