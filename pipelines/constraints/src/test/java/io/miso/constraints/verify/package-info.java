/** Tests. */
@NullMarked
package io.miso.constraints.verify;

import org.jspecify.annotations.NullMarked;
