/** The generating pipeline: compose or read, answer, validate, decompose, publish. */
@NullMarked
package io.miso.streaming;

import org.jspecify.annotations.NullMarked;
