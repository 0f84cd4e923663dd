package io.miso.streaming.source.parquet;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;
import org.apache.parquet.io.ParquetDecodingException;
import org.jspecify.annotations.Nullable;

/** The pages of one column of one row group, in order. */
final class ColumnPages implements PageReader {
  private final ColumnMetaData column;
  private final ByteArrayInputStream bytes;

  /** The pages that the bytes hold. */
  ColumnPages(ColumnMetaData column, byte[] bytes) {
    this.column = column;
    this.bytes = new ByteArrayInputStream(bytes);
  }

  @Override
  public long getTotalValueCount() {
    return column.getNum_values();
  }

  /** The first page, if it is a dictionary. */
  @Override
  public @Nullable DictionaryPage readDictionaryPage() {
    if (bytes.available() == 0) {
      return null;
    }
    try {
      bytes.mark(0);
      PageHeader header = Util.readPageHeader(bytes);
      if (header.getType() != PageType.DICTIONARY_PAGE) {
        bytes.reset();
        return null;
      }
      byte[] page = unpack(packed(header), header.getUncompressed_page_size());
      return new DictionaryPage(
          BytesInput.from(page),
          header.getDictionary_page_header().getNum_values(),
          encoding(header.getDictionary_page_header().getEncoding()));
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  /** The next page that holds a value: pyarrow writes some that hold none. */
  @Override
  public DataPage readPage() {
    try {
      while (true) {
        PageHeader header = Util.readPageHeader(bytes);
        byte[] packed = packed(header);
        if (header.isSetData_page_header() && header.getData_page_header().getNum_values() > 0) {
          return first(header, packed);
        }
        if (header.isSetData_page_header_v2()
            && header.getData_page_header_v2().getNum_values() > 0) {
          return second(header, packed);
        }
      }
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  /** A page of the format's first version: levels and values are packed together. */
  private DataPage first(PageHeader header, byte[] packed) throws IOException {
    DataPageHeader page = header.getData_page_header();
    byte[] all = unpack(packed, header.getUncompressed_page_size());
    return new DataPageV1(
        BytesInput.from(all),
        page.getNum_values(),
        all.length,
        null,
        encoding(page.getRepetition_level_encoding()),
        encoding(page.getDefinition_level_encoding()),
        encoding(page.getEncoding()));
  }

  /** A page of the second version: levels come first and are never packed. */
  private DataPage second(PageHeader header, byte[] packed) throws IOException {
    DataPageHeaderV2 page = header.getData_page_header_v2();
    int repetitions = page.getRepetition_levels_byte_length();
    int levels = repetitions + page.getDefinition_levels_byte_length();
    byte[] values = Arrays.copyOfRange(packed, levels, packed.length);
    boolean isPacked = !page.isSetIs_compressed() || page.isIs_compressed();
    int size = header.getUncompressed_page_size() - levels;
    return DataPageV2.uncompressed(
        page.getNum_rows(),
        page.getNum_nulls(),
        page.getNum_values(),
        BytesInput.from(packed, 0, repetitions),
        BytesInput.from(packed, repetitions, levels - repetitions),
        encoding(page.getEncoding()),
        BytesInput.from(isPacked && size > 0 ? unpack(values, size) : values),
        null);
  }

  private byte[] packed(PageHeader header) throws IOException {
    byte[] packed = bytes.readNBytes(header.getCompressed_page_size());
    if (packed.length < header.getCompressed_page_size()) {
      throw new EOFException("a page ends too early");
    }
    CRC32 sum = new CRC32();
    sum.update(packed);
    if (header.isSetCrc() && (int) sum.getValue() != header.getCrc()) {
      throw new IOException("a page does not fit its checksum");
    }
    return packed;
  }

  private byte[] unpack(byte[] packed, int size) throws IOException {
    return Codec.unpack(column.getCodec(), packed, size);
  }

  private static Encoding encoding(org.apache.parquet.format.Encoding encoding) {
    return Encoding.valueOf(encoding.name());
  }

  private ParquetDecodingException damaged(IOException cause) {
    return new ParquetDecodingException(
        "column " + String.join(".", column.getPath_in_schema()) + ": " + cause.getMessage(),
        cause);
  }
}
