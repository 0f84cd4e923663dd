/** Tests. */
@NullMarked
package io.miso.streaming.draft;

import org.jspecify.annotations.NullMarked;
