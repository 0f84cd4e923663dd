/** Answers that break exactly one of their constraints, made from answers that satisfy all. */
@NullMarked
package io.miso.constraints.negate;

import org.jspecify.annotations.NullMarked;
