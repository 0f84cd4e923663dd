package io.miso.streaming.source;

import java.io.Serializable;

/**
 * One line of a corpus file as read.
 *
 * @param file the file's path
 * @param number from 1; 0 for a file without any line
 * @param bytes the line without its end; of a line that is too long, its first bytes
 * @param length bytes that the line has
 * @param ended false if the file ends before the line does
 */
public record Line(String file, long number, byte[] bytes, long length, boolean ended)
    implements Serializable {
  /** Longest line that is read, in bytes. */
  public static final int LONGEST = 1 << 20;

  /** How much of a line that is too long is kept, in bytes. */
  static final int KEPT = 1 << 10;

  /** True if the bytes are only the line's beginning. */
  public boolean tooLong() {
    return length > LONGEST;
  }
}
