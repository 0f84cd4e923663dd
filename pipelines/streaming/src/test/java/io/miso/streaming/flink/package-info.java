/** Tests. */
@NullMarked
package io.miso.streaming.flink;

import org.jspecify.annotations.NullMarked;
