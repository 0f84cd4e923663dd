/** Publishes examples and rejects as shards, each record exactly once. */
@NullMarked
package io.miso.streaming.publish;

import org.jspecify.annotations.NullMarked;
