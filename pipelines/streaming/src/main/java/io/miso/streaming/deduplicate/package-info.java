/** Gathers examples in shards and refuses those that duplicate an earlier one. */
@NullMarked
package io.miso.streaming.deduplicate;

import org.jspecify.annotations.NullMarked;
