/** Tests of the rules. */
@NullMarked
package io.miso.constraints.clean;

import org.jspecify.annotations.NullMarked;
