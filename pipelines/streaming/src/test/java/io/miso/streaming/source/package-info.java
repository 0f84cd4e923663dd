/** Tests. */
@NullMarked
package io.miso.streaming.source;

import org.jspecify.annotations.NullMarked;
