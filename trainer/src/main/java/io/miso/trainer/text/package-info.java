/** From a conversation to token ids: chat templates, the tokenizer, and samples with segments. */
@NullMarked
package io.miso.trainer.text;

import org.jspecify.annotations.NullMarked;
