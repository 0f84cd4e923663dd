/** Tests of the teacher, and an endpoint that behaves as badly as they need. */
@NullMarked
package io.miso.streaming.answer.teacher;

import org.jspecify.annotations.NullMarked;
