package io.miso.constraints.clean;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is left of a pair to find its duplicates by: 14 bands of its {@link MinHash} sketch, the
 * first 8 bytes of the SHA-256 of instruction and output (in NFC, runs of blanks as one), and the
 * first 8 bytes of its id. Two different pairs among a million share such 8 bytes once in 10^7
 * times.
 */
public final class Entry {
  /** Longs of an entry. */
  public static final int LONGS = 16;

  /** No entry. */
  public static final Entry NONE = new Entry(new long[LONGS]);

  static final int EXACT = MinHash.BANDS;
  private static final int ID = EXACT + 1;
  private static final int ID_DIGITS = 16;
  private static final int HEX = 16;

  private final long[] longs;

  private Entry(long[] longs) {
    this.longs = longs;
  }

  /**
   * The entry of a pair.
   *
   * @param id in hex, at least 16 digits
   * @param outputOnly true: near duplicates are told by the output alone
   */
  public static Entry of(String id, String instruction, String output, boolean outputOnly) {
    long[] longs = new long[LONGS];
    longs[ID] = Long.parseUnsignedLong(id, 0, ID_DIGITS, HEX);
    longs[EXACT] = digest(normalised(instruction) + "\n\n" + normalised(output));
    Words answered = Words.of(output);
    Words words = outputOnly ? answered : Words.of(instruction).then(answered);
    if (words.count() > 0) {
      System.arraycopy(MinHash.sketch(words), 0, longs, 0, MinHash.BANDS);
    } else {
      Arrays.setAll(longs, i -> i < EXACT ? Words.mixed(longs[EXACT] + i + 1) : longs[i]);
    }
    return new Entry(longs);
  }

  /** An entry that holds an id alone. */
  public static Entry ofId(String id) {
    long[] longs = new long[LONGS];
    longs[ID] = Long.parseUnsignedLong(id, 0, ID_DIGITS, HEX);
    return new Entry(longs);
  }

  /** The entry at the beginning of a buffer. */
  public static Entry in(LongBuffer buffer) {
    long[] longs = new long[LONGS];
    buffer.get(longs);
    return new Entry(longs);
  }

  /** All entries of which {@link #bytes} are concatenated. */
  public static List<Entry> all(byte[] bytes) {
    LongBuffer buffer = ByteBuffer.wrap(bytes).asLongBuffer();
    List<Entry> entries = new ArrayList<>();
    while (buffer.remaining() >= LONGS) {
      entries.add(in(buffer));
    }
    return entries;
  }

  /** Its longs as 128 bytes, the highest first. */
  public byte[] bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(LONGS * Long.BYTES);
    bytes.asLongBuffer().put(longs);
    return bytes.array();
  }

  /** The entry that begins at an index. */
  static Entry in(long[] longs, int from) {
    return new Entry(Arrays.copyOfRange(longs, from, from + LONGS));
  }

  /** Its longs; not to be changed. */
  long[] longs() {
    return longs;
  }

  /** The first 16 hex digits of the pair's id. */
  public String idStart() {
    return "%016x".formatted(longs[ID]);
  }

  /** True if the other is exactly the same pair, letter case included. */
  public boolean isExactly(Entry other) {
    return longs[EXACT] == other.longs[EXACT];
  }

  /** True if both have the same id. */
  public boolean hasIdOf(Entry other) {
    return longs[ID] == other.longs[ID];
  }

  /** The order of ids. */
  public static int byId(Entry one, Entry other) {
    return Long.compareUnsigned(one.longs[ID], other.longs[ID]);
  }

  private static String normalised(String text) {
    String composed = Words.isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFC);
    StringBuilder folded = new StringBuilder(composed.length());
    boolean blank = false;
    for (int i = 0; i < composed.length(); i++) {
      char next = composed.charAt(i);
      if (next <= ' ' || Character.isWhitespace(next)) {
        blank = folded.length() > 0;
      } else {
        if (blank) {
          folded.append(' ');
          blank = false;
        }
        folded.append(next);
      }
    }
    return folded.toString();
  }

  private static long digest(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes)).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Entry entry && Arrays.equals(longs, entry.longs);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(longs);
  }
}
