package io.miso.constraints.decompose;

import io.miso.constraints.text.Span;
import io.miso.constraints.text.Text;
import java.util.Arrays;
import java.util.List;

/**
 * A message as the rules look at it. Its readings have the text's length, so that an index means
 * the same place in each of them, and hold no surrogates, beside which look-behind would go wrong.
 */
final class Sheet {
  private static final char ASTRAL = '\u00a4';
  private static final char HIDDEN = 'x';
  private static final int LONG_QUOTE = 60;

  /** The message itself. */
  final String text;

  /** Its lines with their ends. */
  final List<Span> lines;

  /**
   * Lower case, one kind of blank and of quote, ASCII digits; code and long quotations are hidden.
   */
  final String folded;

  /** As folded, with the inside of every quotation, bracket and address hidden. */
  final String masked;

  /** Where no cut may be. */
  final Shields shields;

  private final Findings findings;

  Sheet(String text) {
    this.text = text;
    this.lines = Lines.of(text);
    this.shields = Shields.of(text, lines);
    char[] all = text.toCharArray();
    for (int i = 0; i < all.length; i++) {
      all[i] = fold(all[i]);
    }
    shields.fences().forEach(fence -> Arrays.fill(all, fence.start(), fence.end(), HIDDEN));
    this.folded = hide(all, LONG_QUOTE);
    this.masked = hide(all, 0);
    this.findings = Findings.in(folded);
  }

  /** What the text from one index to another asks for. */
  Reading read(int start, int end) {
    return findings.between(start, end);
  }

  private String hide(char[] all, int longest) {
    char[] shown = all.clone();
    for (Span span : shields.hidden()) {
      if (span.end() - span.start() > longest) {
        Arrays.fill(shown, span.start(), span.end(), HIDDEN);
      }
    }
    return new String(shown);
  }

  private static char fold(char c) {
    if (c >= 'a' && c <= 'z' || c == ' ') {
      return c;
    }
    if (Character.isSurrogate(c)) {
      return ASTRAL;
    }
    if (Text.isBlank(c)) {
      return ' ';
    }
    return switch (c) {
      case '“', '”', '„', '«', '»' -> '"';
      case '‘', '’', '‚' -> '\'';
      default -> Text.isDigit(c) ? (char) ('0' + Character.digit(c, 10)) : Character.toLowerCase(c);
    };
  }
}
