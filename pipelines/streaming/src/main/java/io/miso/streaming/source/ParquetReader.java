package io.miso.streaming.source;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miso.streaming.source.parquet.ParquetRows;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads a Parquet file of any schema, each row as the line of JSON that it would be; its offset
 * counts rows. What follows damage is not read.
 */
final class ParquetReader extends CorpusFile {
  private Optional<ParquetRows> rows = Optional.empty();

  ParquetReader(String file, SeekableByteChannel raw, long offset, long number) {
    super(file, raw, offset, number);
  }

  /** The format need not have checksums: altered bytes make its decoders fail in any way. */
  @Override
  Optional<String> damage(Exception failure) {
    if (!(failure instanceof RuntimeException)) {
      return Optional.empty();
    }
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String told = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return Optional.of("not readable as Parquet: " + told);
  }

  @Override
  Optional<Line> read() throws IOException {
    if (rows.isEmpty()) {
      rows = Optional.of(ParquetRows.from(raw, offset));
    }
    Optional<ObjectNode> row = rows.get().next();
    if (row.isEmpty()) {
      return Optional.empty();
    }
    offset++;
    number++;
    byte[] json = row.get().toString().getBytes(StandardCharsets.UTF_8);
    return Optional.of(Line.of(file, number, json));
  }
}
