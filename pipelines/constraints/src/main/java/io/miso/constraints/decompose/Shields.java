package io.miso.constraints.decompose;

import io.miso.constraints.text.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The places where no cut may be: inside a code fence, a quotation, a pair of brackets, an address,
 * a grapheme or a line end of two characters.
 *
 * <p>Pairs are looked for inside a paragraph, fences over the whole text. A quotation around the
 * whole text is no quotation but its wrapping.
 */
final class Shields {
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  private final String text;
  private final Span whole;
  private final BitSet closed = new BitSet();
  private final List<Span> hidden = new ArrayList<>();
  private List<Span> fences = List.of();

  private Shields(String text) {
    this.text = text;
    this.whole = Lines.trim(text, new Span(0, text.length()));
  }

  static Shields of(String text, List<Span> lines) {
    Shields shields = new Shields(text);
    shields.fences = Lines.fences(text, lines);
    shields.fences.forEach(fence -> shields.close(fence.start(), fence.end()));
    for (Span paragraph : Lines.paragraphs(text, lines, shields.fences)) {
      Pairs.in(text, paragraph).stream()
          .filter(pair -> !pair.equals(shields.whole))
          .forEach(shields::shield);
      Addresses.in(text, paragraph).forEach(shields::shield);
    }
    return shields;
  }

  private void shield(Span span) {
    close(span.start(), span.end());
    hidden.add(new Span(span.start() + 1, span.end() - 1));
  }

  private void close(int start, int end) {
    closed.set(start + 1, Math.max(start + 1, end));
  }

  /** The code fences. */
  List<Span> fences() {
    return fences;
  }

  /** The insides of quotations, brackets and addresses. */
  List<Span> hidden() {
    return hidden;
  }

  /** Whether the text may be cut before this index. */
  boolean mayCut(int at) {
    if (at <= 0 || at >= text.length()) {
      return true;
    }
    return !closed.get(at) && !joins(text.codePointBefore(at), text.codePointAt(at), at);
  }

  private boolean joins(int before, int after, int at) {
    return Character.isLowSurrogate(text.charAt(at))
            && Character.isHighSurrogate(text.charAt(at - 1))
        || before == '\r' && after == '\n'
        || before == ZERO_WIDTH_JOINER
        || isAttached(after);
  }

  /** Whether a code point belongs to the one before it. */
  private static boolean isAttached(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
          true;
      default -> codePoint == ZERO_WIDTH_JOINER || codePoint >= 0x1F3FB && codePoint <= 0x1F3FF;
    };
  }
}
