/** Gives every draft without an output its answer. */
@NullMarked
package io.miso.streaming.answer;

import org.jspecify.annotations.NullMarked;
