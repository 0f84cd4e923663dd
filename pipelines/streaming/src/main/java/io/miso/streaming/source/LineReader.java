package io.miso.streaming.source;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipException;

/**
 * Reads a file line by line from a byte offset; of a line that is too long it keeps little. Files
 * named {@code .gz} and {@code .zst} are unpacked on the way; offsets are those of what is inside.
 */
final class LineReader extends CorpusFile {
  private static final int BUFFER = 1 << 16;
  private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private static final Pattern NOT_READ = Pattern.compile(".*\\.(bz2|xz|zip|7z|lz4|br|tgz|tar)");

  private Optional<InputStream> unpacked = Optional.empty();

  /** Goes on after {@code number} lines, at the byte that follows them. */
  LineReader(String file, SeekableByteChannel raw, long offset, long number) {
    super(file, raw, offset, number);
  }

  @Override
  Optional<String> damage(Exception failure) {
    return failure instanceof EOFException
            || failure instanceof ZipException
            || failure instanceof ZstdIOException
        ? Optional.of(Objects.requireNonNullElse(failure.getMessage(), "it ends too early"))
        : Optional.empty();
  }

  @Override
  Optional<Line> read() throws IOException {
    if (unpacked.isEmpty()) {
      unpacked = Optional.of(new BufferedInputStream(unpacked(), BUFFER));
      unpacked.get().skipNBytes(offset);
    }
    InputStream in = unpacked.get();
    int first = in.read();
    return first < 0 ? Optional.empty() : Optional.of(read(in, first));
  }

  private InputStream unpacked() throws IOException {
    String name = CorpusFiles.name(file).toLowerCase(Locale.ROOT);
    if (NOT_READ.matcher(name).matches()) {
      throw new ZipException("it is packed in a way that is not read: use .gz, .zst or none");
    }
    if (name.endsWith(".gz")) {
      return new GzipMembers(raw, BUFFER);
    }
    InputStream packed = Channels.newInputStream(raw);
    return name.endsWith(".zst") ? new ZstdInputStreamNoFinalizer(packed) : packed;
  }

  private Line read(InputStream in, int first) throws IOException {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    long length = 0;
    int next = first;
    for (; next >= 0 && next != '\n'; next = in.read()) {
      if (length++ < Line.LONGEST) {
        kept.write(next);
      }
    }
    offset += length + (next < 0 ? 0 : 1);
    number++;
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
    if (unpacked.isPresent()) {
      unpacked.get().close();
    }
    super.close();
  }
}
