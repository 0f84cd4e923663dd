package io.miso.streaming.source.parquet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.RecordReader;

/**
 * The rows of a Parquet file in order, each as JSON. Of one row group at a time the packed bytes
 * are in memory. What is wrong with a file is a {@link RuntimeException}; an {@link IOException} is
 * a failure to read.
 */
public final class ParquetRows {
  private final SeekableByteChannel file;
  private final Footer footer;
  private Optional<RecordReader<Group>> rows = Optional.empty();
  private int nextGroup;
  private long left;

  private ParquetRows(SeekableByteChannel file, Footer footer) {
    this.file = file;
    this.footer = footer;
  }

  /** The rows from {@code skipped} on; row groups before it are not read. */
  public static ParquetRows from(SeekableByteChannel file, long skipped) throws IOException {
    ParquetRows rows = new ParquetRows(file, Footer.read(file));
    rows.skip(skipped);
    return rows;
  }

  private void skip(long count) throws IOException {
    long before = count;
    while (nextGroup < footer.groups().size() && rowsOf(nextGroup) <= before) {
      before -= rowsOf(nextGroup++);
    }
    for (long i = 0; i < before && openNext(); i++) {
      read();
    }
  }

  private long rowsOf(int group) {
    return footer.groups().get(group).getNum_rows();
  }

  /** The next row, or empty at the end. */
  public Optional<ObjectNode> next() throws IOException {
    return openNext() ? Optional.of(RowJson.of(read(), footer.schema())) : Optional.empty();
  }

  private Group read() {
    left--;
    return rows.orElseThrow().read();
  }

  /** True if a row is left, opening the next row group where needed. */
  private boolean openNext() throws IOException {
    while (left == 0) {
      rows = Optional.empty(); // its bytes can go before the next ones come
      if (nextGroup == footer.groups().size()) {
        return false;
      }
      RowGroup group = footer.groups().get(nextGroup++);
      left = group.getNum_rows();
      rows = Optional.of(open(group));
    }
    return true;
  }

  private RecordReader<Group> open(RowGroup group) throws IOException {
    return new ColumnIOFactory(footer.createdBy())
        .getColumnIO(footer.schema())
        .getRecordReader(
            RowGroupPages.read(file, group, footer.schema()),
            new GroupRecordConverter(footer.schema()));
  }
}
