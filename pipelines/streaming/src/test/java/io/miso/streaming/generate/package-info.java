/** Tests. */
@NullMarked
package io.miso.streaming.generate;

import org.jspecify.annotations.NullMarked;
