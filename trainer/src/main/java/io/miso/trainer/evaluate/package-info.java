/** Evaluate: standard sequential inference on held-out instructions. */
@NullMarked
package io.miso.trainer.evaluate;

import org.jspecify.annotations.NullMarked;
