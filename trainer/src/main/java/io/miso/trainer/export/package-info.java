/** Export: a checkpoint as a Hugging Face folder. */
@NullMarked
package io.miso.trainer.export;

import org.jspecify.annotations.NullMarked;
