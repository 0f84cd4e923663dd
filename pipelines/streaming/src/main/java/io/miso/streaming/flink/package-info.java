/** The only package that knows Flink: how the pipeline runs, stops and is restored. */
@NullMarked
package io.miso.streaming.flink;

import org.jspecify.annotations.NullMarked;
