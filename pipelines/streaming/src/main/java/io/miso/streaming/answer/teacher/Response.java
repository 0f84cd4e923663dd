package io.miso.streaming.answer.teacher;

/**
 * An HTTP response, without the key should the endpoint have repeated it.
 *
 * @param status the status code
 * @param retryAfter the header Retry-After; empty if there is none
 * @param body the text
 */
record Response(int status, String retryAfter, String body) {}
