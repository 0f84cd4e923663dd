package io.miso.streaming.source;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.avro.InvalidAvroMagicException;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;

/**
 * Reads an Avro file of any schema, each record as the line of JSON that it would be; its offset
 * counts records. What follows damage is not read.
 */
final class AvroReader extends CorpusFile {
  private Optional<DataFileStream<GenericRecord>> records = Optional.empty();

  AvroReader(String file, SeekableByteChannel raw, long offset, long number) {
    super(file, raw, offset, number);
  }

  /** The format has no checksums: altered bytes make its decoder fail in any way. */
  @Override
  Optional<String> damage(Exception failure) {
    boolean damaged =
        failure instanceof RuntimeException
            || failure instanceof InvalidAvroMagicException
            || failure instanceof EOFException;
    return damaged ? Optional.of("not readable as Avro: " + failure) : Optional.empty();
  }

  @Override
  Optional<Line> read() throws IOException {
    if (records.isEmpty()) {
      InputStream in = Channels.newInputStream(raw);
      records = Optional.of(new DataFileStream<>(in, new GenericDatumReader<>()));
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
    super.close();
  }
}
