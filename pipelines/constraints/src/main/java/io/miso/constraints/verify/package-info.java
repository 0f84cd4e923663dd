/** The verifiers from the command line: IFEval's file formats, its strict and loose scores. */
@NullMarked
package io.miso.constraints.verify;

import org.jspecify.annotations.NullMarked;
