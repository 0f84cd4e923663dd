/** Tests. */
@NullMarked
package io.miso.constraints.decompose;

import org.jspecify.annotations.NullMarked;
