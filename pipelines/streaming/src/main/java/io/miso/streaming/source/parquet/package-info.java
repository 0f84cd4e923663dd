/** Rows of Parquet files, over Parquet's own columns, without Hadoop. */
@NullMarked
package io.miso.streaming.source.parquet;

import org.jspecify.annotations.NullMarked;
