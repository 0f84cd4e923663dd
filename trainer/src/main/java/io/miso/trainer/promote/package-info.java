/** Promote: a checkpoint that is better comes into force, and can be taken back. */
@NullMarked
package io.miso.trainer.promote;

import org.jspecify.annotations.NullMarked;
