/** Instructions cut into a shared prefix, sub-contexts and a shared suffix. */
@NullMarked
package io.miso.constraints.decompose;

import org.jspecify.annotations.NullMarked;
