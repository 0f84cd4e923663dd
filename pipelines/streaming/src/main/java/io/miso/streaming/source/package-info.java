/** Where pairs come from: composed instructions, or a corpus of JSON lines, Avro or Parquet. */
@NullMarked
package io.miso.streaming.source;

import org.jspecify.annotations.NullMarked;
