/** Train: the loop from plan to checkpoint. */
@NullMarked
package io.miso.trainer.train;

import org.jspecify.annotations.NullMarked;
