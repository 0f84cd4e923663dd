/** Tests. */
@NullMarked
package io.miso.constraints.write;

import org.jspecify.annotations.NullMarked;
