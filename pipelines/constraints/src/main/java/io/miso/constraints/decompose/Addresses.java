package io.miso.constraints.decompose;

import io.miso.constraints.text.Span;
import io.miso.constraints.text.Text;
import java.util.ArrayList;
import java.util.List;

/** Web addresses, without the punctuation that follows them. */
final class Addresses {
  private static final List<String> STARTS = List.of("://", "www.");
  private static final String AROUND = "<>\"'`()[]{}“”‘’（）「」，。！？；、";
  private static final String TRAILING = ".,;:!?*_";
  private static final int LONGEST_SCHEME = 10;

  private Addresses() {}

  static List<Span> in(String text, Span range) {
    List<Span> found = new ArrayList<>();
    for (String mark : STARTS) {
      int at = text.indexOf(mark, range.start());
      while (at >= 0 && at < range.end()) {
        Span address = around(text, range, at, mark);
        found.add(address);
        at = text.indexOf(mark, Math.max(address.end(), at + mark.length()));
      }
    }
    return found;
  }

  private static Span around(String text, Span range, int at, String mark) {
    int start = at;
    while (start > range.start()
        && at - start < LONGEST_SCHEME
        && Character.isLetter(text.charAt(start - 1))) {
      start--;
    }
    int end = at + mark.length();
    while (end < range.end()
        && !Text.isBlank(text.charAt(end))
        && AROUND.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    while (end > at + mark.length() && TRAILING.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return new Span(start, end);
  }
}
