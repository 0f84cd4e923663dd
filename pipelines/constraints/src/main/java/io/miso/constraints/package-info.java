/** Constraint kinds as records whose verifiers follow IFEval's checkers, one record a kind. */
@NullMarked
package io.miso.constraints;

import org.jspecify.annotations.NullMarked;
