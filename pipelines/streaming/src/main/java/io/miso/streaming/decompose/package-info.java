/** Splits the instruction into sub-contexts and completes the example. */
@NullMarked
package io.miso.streaming.decompose;

import org.jspecify.annotations.NullMarked;
