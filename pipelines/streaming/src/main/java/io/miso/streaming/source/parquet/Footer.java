package io.miso.streaming.source.parquet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;
import org.apache.parquet.io.ParquetDecodingException;
import org.apache.parquet.schema.MessageType;

/**
 * What a file's end says of it.
 *
 * @param schema the columns that are read
 * @param groups where its rows are
 * @param createdBy the program that wrote it; maybe empty
 */
record Footer(MessageType schema, List<RowGroup> groups, String createdBy) {
  private static final String MAGIC = "PAR1";
  private static final String ENCRYPTED = "PARE";
  private static final int TAIL = Integer.BYTES + 4;

  /**
   * Reads it.
   *
   * @throws ParquetDecodingException if the file is no Parquet file that can be read
   */
  static Footer read(SeekableByteChannel file) throws IOException {
    long size = file.size();
    if (size < MAGIC.length() + TAIL) {
      throw new ParquetDecodingException("only " + size + " bytes");
    }
    ByteBuffer tail =
        ByteBuffer.wrap(bytes(file, size - TAIL, TAIL)).order(ByteOrder.LITTLE_ENDIAN);
    long length = Integer.toUnsignedLong(tail.getInt());
    String magic = StandardCharsets.ISO_8859_1.decode(tail).toString();
    if (!magic.equals(MAGIC)) {
      throw new ParquetDecodingException(
          magic.equals(ENCRYPTED)
              ? "it is encrypted"
              : "it does not end with " + MAGIC + ": is it cut off?");
    }
    if (length > size - TAIL - MAGIC.length()) {
      throw new ParquetDecodingException("a footer of " + length + " bytes in a file of " + size);
    }
    return parse(bytes(file, size - TAIL - length, length));
  }

  private static Footer parse(byte[] footer) {
    try {
      FileMetaData data = Util.readFileMetaData(new ByteArrayInputStream(footer));
      String createdBy = data.isSetCreated_by() ? data.getCreated_by() : "";
      return new Footer(Columns.of(data.getSchema()), data.getRow_groups(), createdBy);
    } catch (IOException e) {
      throw new ParquetDecodingException("its footer is damaged", e);
    }
  }

  /** A piece of the file. */
  static byte[] bytes(SeekableByteChannel file, long from, long length) throws IOException {
    if (from < 0 || length < 0 || from + length > file.size() || length > Integer.MAX_VALUE - 8) {
      throw new ParquetDecodingException(
          "%d bytes from %d on in a file of %d".formatted(length, from, file.size()));
    }
    ByteBuffer bytes = ByteBuffer.allocate((int) length);
    file.position(from);
    while (bytes.hasRemaining()) {
      if (file.read(bytes) < 0) {
        throw new ParquetDecodingException("the file has become shorter");
      }
    }
    return bytes.array();
  }
}
