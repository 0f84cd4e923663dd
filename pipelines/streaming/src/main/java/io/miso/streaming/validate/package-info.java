/** Runs every constraint's verifier on the output. */
@NullMarked
package io.miso.streaming.validate;

import org.jspecify.annotations.NullMarked;
