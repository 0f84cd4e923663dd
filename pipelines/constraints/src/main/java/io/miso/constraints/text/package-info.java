/** Text primitives with the reference checkers' notion of blanks, words, sentences and tokens. */
@NullMarked
package io.miso.constraints.text;

import org.jspecify.annotations.NullMarked;
