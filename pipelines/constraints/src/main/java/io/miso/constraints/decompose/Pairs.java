package io.miso.constraints.decompose;

import io.miso.constraints.text.Span;
import io.miso.constraints.text.Text;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Quotations and brackets of a paragraph, their marks included. Each kind of mark is paired apart
 * from the others, in one pass; a mark without a partner is none.
 */
final class Pairs {
  private static final String OPENING = "([{（【「『《“«";
  private static final String CLOSING = ")]}）】」』》”»";
  private static final int LONGEST_SINGLE_QUOTE = 200;

  private final String text;
  private final Span range;
  private final List<Span> found = new ArrayList<>();
  private final List<Deque<Integer>> open = new ArrayList<>();
  private final int[] quote = new int[3];
  private int angle = -1;

  private Pairs(String text, Span range) {
    this.text = text;
    this.range = range;
    Arrays.fill(quote, -1);
    OPENING.chars().forEach(mark -> open.add(new ArrayDeque<>()));
  }

  static List<Span> in(String text, Span range) {
    Pairs pairs = new Pairs(text, range);
    for (int i = range.start(); i < range.end(); i++) {
      pairs.look(i);
    }
    return pairs.found;
  }

  private void look(int i) {
    char c = text.charAt(i);
    switch (c) {
      case '"' -> quote(0, i, Integer.MAX_VALUE);
      case '\'', '’' -> quote(1, i, LONGEST_SINGLE_QUOTE);
      case '‘' -> quote[1] = i;
      case '`' -> backQuote(i);
      case '\n' -> quote[2] = -1;
      case '<', '>' -> angle(i, c);
      default -> {
        if (c > 'z' || c == '(' || c == ')' || c == '[' || c == ']') {
          bracket(i, c);
        }
      }
    }
  }

  private void bracket(int i, char c) {
    int opening = OPENING.indexOf(c);
    int closing = CLOSING.indexOf(c);
    if (opening >= 0) {
      open.get(opening).push(i);
    } else if (closing >= 0 && !open.get(closing).isEmpty() && !isListMark(i)) {
      found.add(new Span(open.get(closing).pop(), i + 1));
    }
  }

  /** Whether the bracket ends the mark of a list item, as in "a)" and "12)". */
  private boolean isListMark(int i) {
    int at = i - 1;
    while (at >= range.start() && i - at <= 3 && isLetterOrDigit(at)) {
      at--;
    }
    while (at >= range.start() && i - at <= 12 && " \t".indexOf(text.charAt(at)) >= 0) {
      at--;
    }
    return at < i - 1 && (at < range.start() || text.charAt(at) == '\n');
  }

  private void angle(int i, char c) {
    boolean twice = i + 1 < range.end() && text.charAt(i + 1) == c;
    if (twice && c == '<' && angle < 0) {
      angle = i;
    } else if (twice && c == '>' && angle >= 0) {
      found.add(new Span(angle, i + 2));
      angle = -1;
    }
  }

  /** A back quote pairs with the next one of its line. */
  private void backQuote(int i) {
    if (quote[2] < 0) {
      quote[2] = i;
    } else {
      found.add(new Span(quote[2], i + 1));
      quote[2] = -1;
    }
  }

  /** A straight quote opens after a blank or a mark, and closes before one. */
  private void quote(int which, int i, int longest) {
    boolean gapBefore = i == range.start() || !isLetterOrDigit(i - 1);
    boolean blankBefore = i == range.start() || Text.isBlank(text.charAt(i - 1));
    boolean blankAfter = i + 1 >= range.end() || Text.isBlank(text.charAt(i + 1));
    boolean gapAfter = i + 1 >= range.end() || !isLetterOrDigit(i + 1);
    boolean closes = quote[which] >= 0 && gapAfter && (!blankBefore || blankAfter);
    if (closes && i - quote[which] <= longest) {
      found.add(new Span(quote[which], i + 1));
      quote[which] = -1;
    } else if (gapBefore && !blankAfter) {
      quote[which] = i;
    }
  }

  private boolean isLetterOrDigit(int i) {
    return Character.isLetterOrDigit(text.charAt(i));
  }
}
