package io.miso.trainer.pack;

/**
 * A matrix of whole numbers, [rows, columns], row by row.
 *
 * @param values rows * columns numbers; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // handed straight to the engine, never compared
public record Grid(int rows, int columns, long[] values) {
  /** A grid of one value. */
  static Grid filled(int rows, int columns, long value) {
    long[] values = new long[rows * columns];
    java.util.Arrays.fill(values, value);
    return new Grid(rows, columns, values);
  }

  void set(int row, int column, long value) {
    values[row * columns + column] = value;
  }
}
