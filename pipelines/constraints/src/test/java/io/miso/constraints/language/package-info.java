/** Tests. */
@NullMarked
package io.miso.constraints.language;

import org.jspecify.annotations.NullMarked;
