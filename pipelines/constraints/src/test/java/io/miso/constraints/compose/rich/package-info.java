/** Tests of the rich curriculum. */
@NullMarked
package io.miso.constraints.compose.rich;

import org.jspecify.annotations.NullMarked;
