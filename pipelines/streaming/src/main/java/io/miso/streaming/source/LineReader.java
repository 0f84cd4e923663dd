package io.miso.streaming.source;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Reads a file line by line from a byte offset; of a line that is too long it keeps little. */
final class LineReader implements Closeable {
  private static final int BUFFER = 1 << 16;
  private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final String file;
  private final InputStream in;
  private long offset;
  private long number;

  /** Goes on after {@code number} lines, at the byte that follows them. */
  LineReader(String file, long offset, long number) throws IOException {
    this.file = file;
    this.in = new BufferedInputStream(Files.newInputStream(Path.of(file)), BUFFER);
    this.offset = offset;
    this.number = number;
    in.skipNBytes(offset);
  }

  /** Bytes read so far. */
  long offset() {
    return offset;
  }

  /** Lines read so far. */
  long number() {
    return number;
  }

  /** The next line, or empty at the file's end; a file without a byte has one line, number 0. */
  Optional<Line> next() throws IOException {
    int first = in.read();
    if (first < 0) {
      return Optional.empty();
    }
    number++;
    return Optional.of(read(first));
  }

  private Line read(int first) throws IOException {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    long length = 0;
    int next = first;
    for (; next >= 0 && next != '\n'; next = in.read()) {
      if (length++ < Line.LONGEST) {
        kept.write(next);
      }
    }
    offset += length + (next < 0 ? 0 : 1);
    byte[] bytes = kept.toByteArray();
    byte[] shown = length > Line.LONGEST ? Arrays.copyOf(bytes, Line.KEPT) : trimmed(bytes);
    return new Line(file, number, shown, length, next >= 0);
  }

  /** Without a byte order mark at the file's start and a carriage return at the line's end. */
  private byte[] trimmed(byte[] bytes) {
    boolean marked = number == 1 && Arrays.mismatch(bytes, BOM) == BOM.length;
    boolean returned = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
    int from = marked || Arrays.equals(bytes, BOM) && number == 1 ? BOM.length : 0;
    return Arrays.copyOfRange(bytes, from, bytes.length - (returned ? 1 : 0));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
