/** Feed: published shards become increment plans, and plans become samples. */
@NullMarked
package io.miso.trainer.feed;

import org.jspecify.annotations.NullMarked;
