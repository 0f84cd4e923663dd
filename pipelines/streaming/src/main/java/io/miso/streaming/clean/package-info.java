/** Masks personal data, and refuses verified pairs whose text breaks a rule. */
@NullMarked
package io.miso.streaming.clean;

import org.jspecify.annotations.NullMarked;
