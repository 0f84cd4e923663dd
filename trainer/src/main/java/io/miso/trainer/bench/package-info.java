/** Measurements of a training step. */
@NullMarked
package io.miso.trainer.bench;

import org.jspecify.annotations.NullMarked;
