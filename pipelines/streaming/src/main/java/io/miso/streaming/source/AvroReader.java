package io.miso.streaming.source;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.avro.InvalidAvroMagicException;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;

/**
 * Reads an Avro file of any schema, each record as the line of JSON that it would be; its offset
 * counts records. What follows damage is not read.
 */
final class AvroReader implements CorpusFile {
  private static final long DAMAGED = -1;

  private final String file;
  private final InputStream raw;
  private Optional<DataFileStream<GenericRecord>> records = Optional.empty();
  private long offset;
  private long number;

  AvroReader(String file, long offset, long number) throws IOException {
    this.file = file;
    this.raw = Files.newInputStream(Path.of(file));
    this.offset = offset;
    this.number = number;
  }

  @Override
  public long offset() {
    return offset;
  }

  @Override
  public long number() {
    return number;
  }

  @Override
  public Optional<Line> next() throws IOException {
    try {
      return offset == DAMAGED ? Optional.empty() : read();
    } catch (RuntimeException | InvalidAvroMagicException | EOFException damage) {
      // The format has no checksums: altered bytes make its decoder fail in any way.
      offset = DAMAGED;
      number++;
      return Optional.of(Line.damaged(file, number, "not readable as Avro: " + damage));
    }
  }

  private Optional<Line> read() throws IOException {
    if (records.isEmpty()) {
      records = Optional.of(new DataFileStream<>(raw, new GenericDatumReader<>()));
      skip(records.get(), offset);
    }
    DataFileStream<GenericRecord> stream = records.get();
    if (!stream.hasNext()) {
      return Optional.empty();
    }
    byte[] json = stream.next().toString().getBytes(StandardCharsets.UTF_8);
    offset++;
    number++;
    return Optional.of(Line.of(file, number, json));
  }

  /** Whole blocks are not even unpacked. */
  private static void skip(DataFileStream<GenericRecord> stream, long count) throws IOException {
    long left = count;
    while (left > 0 && stream.hasNext()) {
      if (stream.getBlockCount() <= left) {
        left -= stream.getBlockCount();
        stream.nextBlock();
      } else {
        stream.next();
        left--;
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (records.isPresent()) {
      records.get().close();
    }
    raw.close();
  }
}
