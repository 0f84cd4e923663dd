package io.miso.streaming.source;

import io.miso.store.GcsObjects;
import io.miso.store.StoreException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** One file of a corpus, read line by line from where an earlier reader of it stopped. */
abstract sealed class CorpusFile implements Closeable
    permits LineReader, AvroReader, ParquetReader {
  private static final long DAMAGED = -1;

  final String file;
  final SeekableByteChannel raw;
  long offset;
  long number;

  /** Goes on after {@code number} lines, where {@link #offset} was then. */
  CorpusFile(String file, SeekableByteChannel raw, long offset, long number) {
    this.file = file;
    this.raw = raw;
    this.offset = offset;
    this.number = number;
  }

  /** Opens a file as it is now, from its beginning. */
  static CorpusFile open(String file) throws IOException {
    return open(file, FileVersion.of(file), 0, 0);
  }

  /**
   * Opens a file by its name's ending: Avro, Parquet, or lines of text.
   *
   * @param version what it was when it was found: what was appended since is not read
   * @param offset what {@link #offset} said after {@code number} lines
   */
  static CorpusFile open(String file, FileVersion version, long offset, long number)
      throws IOException {
    SeekableByteChannel raw =
        GcsObjects.isUrl(file)
            ? GcsObjects.open(file)
            : new FirstBytes(Files.newByteChannel(Path.of(file)), version.number());
    String name = CorpusFiles.name(file).toLowerCase(Locale.ROOT);
    if (name.endsWith(".avro")) {
      return new AvroReader(file, raw, offset, number);
    }
    return name.endsWith(".parquet")
        ? new ParquetReader(file, raw, offset, number)
        : new LineReader(file, raw, offset, number);
  }

  /** Where the next line begins, in units of the format's own; -1 after damage. */
  final long offset() {
    return offset;
  }

  /** Lines read so far. */
  final long number() {
    return number;
  }

  /**
   * The next line, or empty at the file's end; one that tells of damage is the last.
   *
   * @throws StoreException if a bucket fails; caused by {@link java.nio.file.NoSuchFileException}
   *     if the object is no longer what was found
   */
  final Optional<Line> next() throws IOException {
    try {
      return offset == DAMAGED ? Optional.empty() : read();
    } catch (IOException | RuntimeException failure) {
      Optional<String> damage =
          failure instanceof StoreException ? Optional.empty() : damage(failure);
      if (damage.isEmpty()) {
        throw failure;
      }
      offset = DAMAGED;
      number++;
      return Optional.of(Line.damaged(file, number, damage.get()));
    }
  }

  /** Reads a line and moves offset and number on; empty at the file's end. */
  abstract Optional<Line> read() throws IOException;

  /** What is wrong with the file, if that is why reading failed. */
  abstract Optional<String> damage(Exception failure);

  @Override
  public void close() throws IOException {
    raw.close();
  }
}
