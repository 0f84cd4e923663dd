package io.miso.streaming.source;

import java.io.Serializable;
import java.util.Arrays;

/**
 * One line of a corpus file as read.
 *
 * @param file the file's path
 * @param number from 1; 0 for a file without any line
 * @param bytes the line without its end; of a line that is too long, its first bytes
 * @param length bytes that the line has
 * @param ended false if the file ends before the line does
 * @param damage why nothing more is read from the file; empty: nothing is wrong
 * @param changed true if that is so because the file was changed
 */
public record Line(
    String file,
    long number,
    byte[] bytes,
    long length,
    boolean ended,
    String damage,
    boolean changed)
    implements Serializable {
  /** Longest line that is read, in bytes. */
  public static final int LONGEST = 1 << 20;

  /** How much of a line that is too long is kept, in bytes. */
  static final int KEPT = 1 << 10;

  /** A line as read. */
  Line(String file, long number, byte[] bytes, long length, boolean ended) {
    this(file, number, bytes, length, ended, "", false);
  }

  /** A line of which all bytes are known; of one that is too long, only the first are kept. */
  static Line of(String file, long number, byte[] bytes) {
    boolean tooLong = bytes.length > LONGEST;
    byte[] kept = tooLong ? Arrays.copyOf(bytes, KEPT) : bytes;
    return new Line(file, number, kept, bytes.length, true);
  }

  /** What stands for a file without any line. */
  static Line none(String file) {
    return new Line(file, 0, new byte[0], 0, false);
  }

  /** What stands for the rest of a file that cannot be unpacked. */
  static Line damaged(String file, long number, String damage) {
    return new Line(file, number, new byte[0], 0, false, damage, false);
  }

  /** What stands for the lines of a file that are not read, since it was changed. */
  static Line changed(String file, long number, String how) {
    return new Line(file, number, new byte[0], 0, false, how, true);
  }

  /** False for what stands for a file, or the rest of one, that cannot be read. */
  public boolean isRead() {
    return damage.isEmpty() && number > 0;
  }

  /** True if the bytes are only the line's beginning. */
  public boolean tooLong() {
    return length > LONGEST;
  }
}
