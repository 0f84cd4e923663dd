/** Tests. */
@NullMarked
package io.miso.constraints.negate;

import org.jspecify.annotations.NullMarked;
