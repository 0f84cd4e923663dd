package io.miso.constraints.clean;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/**
 * The words of a text as 64-bit hashes, all that the rules on words look at. Text is normalised by
 * NFKC and case folding; a word is a run of letters, marks and digits, or one Han, Hiragana or
 * Katakana character, since those scripts put no blanks between words.
 */
public final class Words {
  private static final long START = 0xCBF29CE484222325L;
  private static final long FACTOR = 0x100000001B3L;
  private static final long BASE = 0x9E3779B97F4A7C15L;
  private static final int ASCII = 128;

  private final long[] hashes;
  private final boolean ideographic;

  private Words(long[] hashes, boolean ideographic) {
    this.hashes = hashes;
    this.ideographic = ideographic;
  }

  /** The words of a text. */
  public static Words of(String text) {
    return new Reader().read(isAscii(text) ? text : normalised(text));
  }

  /** Compatibility forms, letters and marks composed, case folded. */
  private static String normalised(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFKC);
    String folded = composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(folded, Normalizer.Form.NFKC);
  }

  static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= ASCII) {
        return false;
      }
    }
    return true;
  }

  /** How many words there are. */
  public int count() {
    return hashes.length;
  }

  /** True if most words are single ideographs or syllables. */
  boolean ideographic() {
    return ideographic;
  }

  /** The words of this text and then those of another. */
  Words then(Words other) {
    long[] both = Arrays.copyOf(hashes, hashes.length + other.hashes.length);
    System.arraycopy(other.hashes, 0, both, hashes.length, other.hashes.length);
    return new Words(both, ideographic || other.ideographic);
  }

  /**
   * Hashes of all runs of n words, in their order; of a shorter text, one hash of all its words;
   * none if there is no word. They are the same in every process.
   */
  long[] runs(int n) {
    int size = Math.min(n, hashes.length);
    if (size == 0) {
      return hashes;
    }
    long[] runs = new long[hashes.length - size + 1];
    long dropped = 1;
    long rolling = 0;
    for (int i = 0; i < size; i++) {
      rolling = rolling * BASE + hashes[i];
      dropped *= BASE;
    }
    runs[0] = mixed(rolling);
    for (int i = size; i < hashes.length; i++) {
      rolling = rolling * BASE + hashes[i] - dropped * hashes[i - size];
      runs[i - size + 1] = mixed(rolling);
    }
    return runs;
  }

  /** One hash of all words. */
  long whole() {
    return runs(hashes.length).length == 0 ? 0 : runs(hashes.length)[0];
  }

  /** True if these words begin with those. */
  boolean startsWith(Words beginning) {
    int length = beginning.hashes.length;
    return length <= hashes.length && Arrays.equals(hashes, 0, length, beginning.hashes, 0, length);
  }

  /** Spreads every bit over all others (the finisher of MurmurHash3). */
  static long mixed(long value) {
    long mixed = value;
    mixed = (mixed ^ mixed >>> 33) * 0xFF51AFD7ED558CCDL;
    mixed = (mixed ^ mixed >>> 33) * 0xC4CEB9FE1A85EC53L;
    return mixed ^ mixed >>> 33;
  }

  /** Reads a text once. */
  private static final class Reader {
    private long[] hashes = new long[64];
    private int count;
    private int ideographs;
    private long word = START;

    Words read(String text) {
      for (int i = 0; i < text.length(); i++) {
        char next = text.charAt(i);
        if (next < ASCII) {
          ascii(next);
        } else {
          int codePoint = text.codePointAt(i);
          i += Character.charCount(codePoint) - 1;
          other(codePoint);
        }
      }
      end();
      return new Words(Arrays.copyOf(hashes, count), ideographs * 2 > count);
    }

    private void ascii(char next) {
      if (next >= 'a' && next <= 'z' || next >= '0' && next <= '9') {
        add(next);
      } else if (next >= 'A' && next <= 'Z') {
        add(next | 0x20);
      } else {
        end();
      }
    }

    private void other(int codePoint) {
      if (isIdeograph(codePoint)) {
        end();
        add(codePoint);
        end();
        ideographs++;
      } else if (Character.isLetterOrDigit(codePoint) || isMark(codePoint)) {
        add(codePoint);
      } else if (Character.getType(codePoint) != Character.FORMAT) {
        end();
      }
    }

    private void add(int codePoint) {
      word = (word ^ codePoint) * FACTOR;
    }

    private void end() {
      if (word != START) {
        if (count == hashes.length) {
          hashes = Arrays.copyOf(hashes, 2 * count);
        }
        hashes[count++] = mixed(word);
        word = START;
      }
    }

    private static boolean isMark(int codePoint) {
      int type = Character.getType(codePoint);
      return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isIdeograph(int codePoint) {
      UnicodeScript script = UnicodeScript.of(codePoint);
      return script == UnicodeScript.HAN
          || script == UnicodeScript.HIRAGANA
          || script == UnicodeScript.KATAKANA;
    }
  }
}
