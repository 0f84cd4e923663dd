package io.miso.streaming.answer.teacher;

/**
 * What a body says.
 *
 * @param content the answer's text
 * @param finishReason why the model stopped; empty if it does not say
 * @param usage the tokens as the endpoint counted them
 */
record Completion(String content, String finishReason, Usage usage) {
  /** Tokens; not known if the endpoint did not count them. */
  record Usage(boolean known, long promptTokens, long completionTokens) {
    static final Usage UNKNOWN = new Usage(false, 0, 0);

    /** The price in millionths: a price for a million tokens is a millionth for each token. */
    long costMicros(double promptPrice, double completionPrice) {
      return Math.round(promptTokens * promptPrice + completionTokens * completionPrice);
    }
  }
}
