/** The life of the command generate: start, watch, end, preview. */
@NullMarked
package io.miso.streaming.generate;

import org.jspecify.annotations.NullMarked;
