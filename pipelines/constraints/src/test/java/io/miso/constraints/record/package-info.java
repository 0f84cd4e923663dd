/** Tests. */
@NullMarked
package io.miso.constraints.record;

import org.jspecify.annotations.NullMarked;
