/** Makes published shards anew under today's rules. */
@NullMarked
package io.miso.streaming.backfill;

import org.jspecify.annotations.NullMarked;
