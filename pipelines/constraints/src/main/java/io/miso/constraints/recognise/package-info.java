/** Recognises constraints, parameters included, in the words of an instruction. */
@NullMarked
package io.miso.constraints.recognise;

import org.jspecify.annotations.NullMarked;
