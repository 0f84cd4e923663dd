/**
 * A teacher answers: any endpoint that speaks OpenAI's chat completions. Pure: requests, replies,
 * retry rules, the choice between samples. Then the client that sends, and its Beam transform.
 */
@NullMarked
package io.miso.streaming.answer.teacher;

import org.jspecify.annotations.NullMarked;
