/** Tests of Parquet's rows. */
@NullMarked
package io.miso.streaming.source.parquet;

import org.jspecify.annotations.NullMarked;
