/** Pipelines of one's own with Miso's transforms, to run and to copy. */
@NullMarked
package io.miso.streaming.examples;

import org.jspecify.annotations.NullMarked;
