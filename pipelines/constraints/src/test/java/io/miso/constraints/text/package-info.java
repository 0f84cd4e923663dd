/** Tests. */
@NullMarked
package io.miso.constraints.text;

import org.jspecify.annotations.NullMarked;
