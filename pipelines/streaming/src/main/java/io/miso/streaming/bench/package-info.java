/** Measurements of the pipeline. */
@NullMarked
package io.miso.streaming.bench;

import org.jspecify.annotations.NullMarked;
