/** The shard log: what passes between the stages, and the records that commit it. */
@NullMarked
package io.miso.shards;

import org.jspecify.annotations.NullMarked;
