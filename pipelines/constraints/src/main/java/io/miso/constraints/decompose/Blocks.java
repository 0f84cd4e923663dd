package io.miso.constraints.decompose;

import io.miso.constraints.text.Span;
import io.miso.constraints.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * R2: every line is a block. A blank line stays with the block before it and ends the paragraph; a
 * list item or a heading begins a block, which indented lines continue; a wrapped line continues
 * the one before it.
 */
final class Blocks {
  /** The mark of a list item or a heading, up to its text. */
  private static final Pattern MARK =
      Pattern.compile(
          "[ \\t\\u3000]{0,40}(?:[-*+•‣–·●▪]|\\d{1,3}[.):]|\\(\\d{1,3}\\)|[a-zA-Z]\\)|\\([a-zA-Z]\\)|#{1,6})"
              + "[ \\t]{1,8}"
              + "|[ \\t\\u3000]{0,40}(?:\\d{1,3}[、．]|[（(][\\d一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|[①-⑳])[ \\t]{0,8}");

  /** A shorter line is not wrapped but ended. */
  private static final int SHORTEST_WRAPPED = 50;

  private final Sheet sheet;
  private final String text;
  private final List<Part> blocks = new ArrayList<>();

  /** The last line that is not blank, and whether a blank one followed. */
  private Span previous = new Span(0, 0);

  private boolean parted;
  private int paragraph;

  private Blocks(Sheet sheet) {
    this.sheet = sheet;
    this.text = sheet.text;
  }

  /** The blocks of a range; they have no reading yet. */
  static List<Part> of(Sheet sheet, Span range) {
    Blocks blocks = new Blocks(sheet);
    for (Span line : sheet.lines) {
      if (line.end() > range.start() && line.start() < range.end()) {
        blocks.add(
            new Span(Math.max(line.start(), range.start()), Math.min(line.end(), range.end())));
      }
    }
    return blocks.blocks;
  }

  /** One past the mark of the list item that begins here, or the start itself. */
  static int afterMark(String text, int start, int end) {
    Matcher mark = MARK.matcher(text).region(start, end);
    return mark.lookingAt() ? mark.end() : start;
  }

  private void add(Span line) {
    if (Lines.isBlank(text, line)) {
      extend(line, false);
      parted = previous.end() > 0;
      return;
    }
    boolean marked = afterMark(text, line.start(), line.end()) > line.start();
    paragraph += parted ? 1 : 0;
    if (previous.end() == 0
        || !sheet.shields.mayCut(line.start())
        || !marked && !parted && (continuesItem(line) || isWrapped(line))) {
      extend(line, marked);
    } else {
      blocks.add(new Part(line.start(), line.end(), Reading.NOTHING, marked, paragraph));
    }
    previous = line;
    parted = false;
  }

  private void extend(Span line, boolean marked) {
    Part more = new Part(line.start(), line.end(), Reading.NOTHING, marked, paragraph);
    int last = blocks.size() - 1;
    if (last < 0) {
      blocks.add(more);
    } else {
      Part whole = blocks.get(last);
      blocks.set(
          last,
          new Part(
              whole.start(),
              line.end(),
              Reading.NOTHING,
              whole.item() || marked,
              whole.paragraph()));
    }
  }

  private boolean continuesItem(Span line) {
    return blocks.get(blocks.size() - 1).item() && Text.isBlank(text.charAt(line.start()));
  }

  /** Whether a sentence goes on over the line's end. */
  private boolean isWrapped(Span line) {
    char end = text.charAt(Lines.trim(text, previous).end() - 1);
    return previous.end() - previous.start() >= SHORTEST_WRAPPED
        && Character.isLowerCase(text.charAt(line.start()))
        && (Character.isLetterOrDigit(end) || end == ',');
  }
}
