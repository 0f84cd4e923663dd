/** The model: a Hugging Face folder, its weights, and the script that computes with them. */
@NullMarked
package io.miso.trainer.model;

import org.jspecify.annotations.NullMarked;
