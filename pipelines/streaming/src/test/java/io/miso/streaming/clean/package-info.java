/** Tests of the stage. */
@NullMarked
package io.miso.streaming.clean;

import org.jspecify.annotations.NullMarked;
