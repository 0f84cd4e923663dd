package io.miso.constraints.decompose;

import io.miso.constraints.decompose.Lexicon.Entry;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** R4: where a text has what the lexicon waits for. Every pattern is tried once at its trigger. */
final class Findings {
  /** How far behind its trigger a pattern may look, in UTF-16 units. */
  private static final int REACH = 120;

  private final String folded;
  private final @Nullable Matcher[] matchers = new Matcher[Lexicon.SHIPPED.patterns()];
  private int[] starts = new int[16];
  private int[] ends = new int[16];
  private int[] kinds = new int[16];
  private int size;

  private Findings(String folded) {
    this.folded = folded;
  }

  static Findings in(String folded) {
    Findings findings = new Findings(folded);
    int at = 0;
    while (at < folded.length()) {
      int end = end(folded, at);
      if (folded.charAt(at) != ' ') {
        findings.look(at, end);
      }
      at = end;
    }
    return findings;
  }

  /** One past the word, the number or the single sign that begins here. */
  private static int end(String folded, int at) {
    int end = at;
    while (end < folded.length() && isLatin(folded.charAt(end))) {
      end++;
    }
    return Math.max(end, at + 1);
  }

  private static boolean isLatin(char c) {
    return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= '\u00c0' && c <= '\u024f';
  }

  private void look(int start, int end) {
    char first = folded.charAt(start);
    String word = first >= '0' && first <= '9' ? "0" : folded.substring(start, end);
    for (Entry entry : Lexicon.SHIPPED.triggered(word)) {
      Pattern pattern = entry.pattern();
      if (pattern == null) {
        add(start, end, entry.kind());
        continue;
      }
      Matcher matcher = matcher(entry.number(), pattern);
      matcher.region(end, Math.min(folded.length(), end + REACH));
      if (matcher.lookingAt()) {
        add(start, matcher.end(), entry.kind());
      }
    }
  }

  private Matcher matcher(int number, Pattern pattern) {
    Matcher matcher = matchers[number];
    if (matcher == null) {
      matcher = pattern.matcher(folded).useTransparentBounds(true);
      matchers[number] = matcher;
    }
    return matcher;
  }

  private void add(int start, int end, int kind) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
      kinds = Arrays.copyOf(kinds, 2 * size);
    }
    starts[size] = start;
    ends[size] = end;
    kinds[size++] = kind;
  }

  /** What lies wholly between the indices. */
  Reading between(int start, int end) {
    int found = 0;
    for (int i = from(start); i < size && starts[i] < end; i++) {
      found |= ends[i] <= end ? kinds[i] : 0;
    }
    return Lexicon.SHIPPED.reading(found);
  }

  /** The first finding that starts at the index or after it. */
  private int from(int start) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (starts[middle] < start) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
