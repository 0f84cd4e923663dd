/** Tests. */
@NullMarked
package io.miso.streaming;

import org.jspecify.annotations.NullMarked;
