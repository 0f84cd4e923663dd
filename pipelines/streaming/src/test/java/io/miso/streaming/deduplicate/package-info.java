/** Tests of the stage. */
@NullMarked
package io.miso.streaming.deduplicate;

import org.jspecify.annotations.NullMarked;
