/** Pack: samples become the tensors of one step. */
@NullMarked
package io.miso.trainer.pack;

import org.jspecify.annotations.NullMarked;
