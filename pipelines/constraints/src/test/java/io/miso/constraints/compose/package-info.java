/** Tests. */
@NullMarked
package io.miso.constraints.compose;

import org.jspecify.annotations.NullMarked;
