package io.miso.streaming.answer.teacher;

/** What came of sending a request once. */
sealed interface Attempt {
  /** It was answered. */
  record Answered(Completion completion) implements Attempt {}

  /**
   * It may be answered another time.
   *
   * @param what happened
   * @param counted false if the request never reached the endpoint
   * @param overload true if the endpoint has too much to do
   * @param waitMillis how long the endpoint asks to wait; 0: it does not say
   */
  record Again(String what, boolean counted, boolean overload, long waitMillis)
      implements Attempt {}

  /** The endpoint will never answer this request. */
  record Refused(String what) implements Attempt {}

  /** The endpoint will answer no request: a setting is wrong. */
  record Misconfigured(String what) implements Attempt {}
}
