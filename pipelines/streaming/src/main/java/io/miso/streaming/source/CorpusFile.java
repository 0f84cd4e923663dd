package io.miso.streaming.source;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** One file of a corpus, read line by line from where an earlier reader of it stopped. */
sealed interface CorpusFile extends Closeable permits LineReader, AvroReader {
  /**
   * Opens a file by its name's ending: Avro, or lines of text.
   *
   * @param offset what {@link #offset} said after {@code number} lines
   */
  static CorpusFile open(String file, long offset, long number) throws IOException {
    return file.endsWith(".avro")
        ? new AvroReader(file, offset, number)
        : new LineReader(file, offset, number);
  }

  /** The next line, or empty at the file's end; one that tells of damage is the last. */
  Optional<Line> next() throws IOException;

  /** Where the next line begins, in units of the format's own; -1 after damage. */
  long offset();

  /** Lines read so far. */
  long number();
}
