/** Tests of the trainer as a whole. */
@NullMarked
package io.miso.trainer;

import org.jspecify.annotations.NullMarked;
