package io.miso.constraints.language;

import com.cybozu.labs.langdetect.util.NGram;
import java.lang.Character.UnicodeBlock;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Finds what a text shows of its language: the n-grams that some profile knows, in order. */
final class Features {
  private static final Pattern ADDRESS = Pattern.compile("https?://[-_.?&~;+=/#0-9A-Za-z]{1,2076}");
  private static final int MOST_CHARS = 10_000;
  private static final char BEYOND_LATIN = '\u0300';
  private static final char[] NORMAL = normal();

  private final Profiles profiles;
  private int[] slots = new int[256];
  private int count;

  private Features(Profiles profiles) {
    this.profiles = profiles;
  }

  /** The slots of the text's n-grams in the profiles. */
  static int[] of(String text, Profiles profiles) {
    Features features = new Features(profiles);
    features.read(withoutMinority(cleaned(text)));
    return Arrays.copyOf(features.slots, features.count);
  }

  /** Without addresses, runs of blanks and what is too long; Vietnamese marks are composed. */
  private static String cleaned(String text) {
    String clean = text.contains("://") ? ADDRESS.matcher(text).replaceAll(" ") : text;
    clean = clean.indexOf('@') >= 0 ? MailAddresses.blanked(clean) : clean;
    clean = hasMarks(clean) ? NGram.normalize_vi(clean) : clean;
    StringBuilder kept = new StringBuilder();
    char before = 0;
    for (int i = 0; i < clean.length() && i < MOST_CHARS; i++) {
      char next = clean.charAt(i);
      if (next != ' ' || before != ' ') {
        kept.append(next);
      }
      before = next;
    }
    return kept.toString();
  }

  private static boolean hasMarks(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= BEYOND_LATIN) {
        return true;
      }
    }
    return false;
  }

  /** Without Latin letters where twice their number is less than that of the others. */
  private static String withoutMinority(String text) {
    int latin = 0;
    int other = 0;
    for (int i = 0; i < text.length(); i++) {
      char next = text.charAt(i);
      if (isLatin(next)) {
        latin++;
      } else if (next >= BEYOND_LATIN
          && UnicodeBlock.of(next) != UnicodeBlock.LATIN_EXTENDED_ADDITIONAL) {
        other++;
      }
    }
    if (latin * 2 >= other) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    text.chars().filter(c -> !isLatin((char) c)).forEach(c -> kept.append((char) c));
    return kept.toString();
  }

  private static boolean isLatin(char next) {
    return next >= 'A' && next <= 'z';
  }

  /** Words stand between blanks; from its second capital in a row on, a word shows nothing. */
  private void read(String text) {
    long before = ' ';
    boolean capitals = false;
    for (int i = 0; i < text.length(); i++) {
      char next = NORMAL[text.charAt(i)];
      char last = (char) before;
      if (last == ' ') {
        before = ' ';
        capitals = false;
        if (next == ' ') {
          continue;
        }
      }
      capitals = Character.isUpperCase(next) && (capitals || Character.isUpperCase(last));
      if (!capitals) {
        grams(before, next);
      }
      before = Profiles.key(last, next);
    }
  }

  /** The n-grams that end with a character, which one or two others of its word stand before. */
  private void grams(long before, char next) {
    if (next != ' ') {
      gram(next);
    }
    gram(Profiles.key((char) before, next));
    if (before > Character.MAX_VALUE) {
      gram(Profiles.key(before, next));
    }
  }

  private void gram(long key) {
    int slot = profiles.find(key);
    if (slot >= 0) {
      if (count == slots.length) {
        slots = Arrays.copyOf(slots, 2 * count);
      }
      slots[count++] = slot;
    }
  }

  private static char[] normal() {
    char[] normal = new char[Character.MAX_VALUE + 1];
    for (int c = 0; c < normal.length; c++) {
      normal[c] = NGram.normalize((char) c);
    }
    return normal;
  }
}
