package io.miso.streaming.source.parquet;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.io.ParquetDecodingException;
import org.apache.parquet.schema.MessageType;

/**
 * One row group: the packed bytes of the columns that are read, which are unpacked page by page.
 *
 * @param rows how many rows
 * @param columns the readers of its columns by their paths
 */
record RowGroupPages(long rows, Map<List<String>, PageReader> columns) implements PageReadStore {
  /** Reads the bytes of the schema's columns. */
  static RowGroupPages read(SeekableByteChannel file, RowGroup group, MessageType schema)
      throws IOException {
    Map<List<String>, PageReader> columns = new HashMap<>();
    for (ColumnChunk chunk : group.getColumns()) {
      ColumnMetaData column = chunk.getMeta_data();
      if (column == null || chunk.isSetFile_path()) {
        throw new ParquetDecodingException("a column is encrypted or lies in another file");
      }
      List<String> path = column.getPath_in_schema();
      if (schema.containsPath(path.toArray(String[]::new))) {
        byte[] bytes = Footer.bytes(file, start(column), column.getTotal_compressed_size());
        columns.put(path, new ColumnPages(column, bytes));
      }
    }
    return new RowGroupPages(group.getNum_rows(), columns);
  }

  private static long start(ColumnMetaData column) {
    long data = column.getData_page_offset();
    long dictionary = column.getDictionary_page_offset();
    return column.isSetDictionary_page_offset() && dictionary > 0
        ? Math.min(data, dictionary)
        : data;
  }

  @Override
  public PageReader getPageReader(ColumnDescriptor column) {
    List<String> path = Arrays.asList(column.getPath());
    return Optional.ofNullable(columns.get(path))
        .orElseThrow(() -> new ParquetDecodingException("a row group lacks the column " + path));
  }

  @Override
  public long getRowCount() {
    return rows;
  }
}
