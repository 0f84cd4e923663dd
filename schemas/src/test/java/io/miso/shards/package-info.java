/** Tests of the shard log and its formats. */
@NullMarked
package io.miso.shards;

import org.jspecify.annotations.NullMarked;
