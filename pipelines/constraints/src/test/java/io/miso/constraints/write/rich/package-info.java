/** Tests of the rich curriculum. */
@NullMarked
package io.miso.constraints.write.rich;

import org.jspecify.annotations.NullMarked;
