package io.miso.constraints.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Sentences as punkt finds them (Kiss and Strunk, 2006) with NLTK's English parameters, less the
 * orthographic table: on IFEval's saved answers that changes one verdict in 936.
 */
public final class Sentences {
  private static final String CLOSERS = "\"')]}";

  private Sentences() {}

  /** The sentences of the text, in order, as UTF-16 spans; none is empty. */
  public static List<Span> split(String text) {
    List<Span> slices = new ArrayList<>();
    int start = 0;
    for (Candidate candidate : candidates(text)) {
      if (PunktTokens.hasInnerBreak(candidate.context(text))) {
        slices.add(new Span(start, candidate.at + 1));
        start = candidate.nextSentence();
      }
    }
    slices.add(new Span(start, Math.max(start, Text.rightEnd(text))));
    return realign(text, slices);
  }

  /** A possible end: the mark, where its word starts, and what is looked at after it. */
  private record Candidate(int wordStart, int at, int nextToken, int lookAheadEnd) {
    String context(String text) {
      return text.substring(wordStart, lookAheadEnd);
    }

    int nextSentence() {
      return nextToken >= 0 ? nextToken : at + 1;
    }

    Candidate withWordStart(int start) {
      return new Candidate(start, at, nextToken, lookAheadEnd);
    }
  }

  /** Possible ends, those within one word merged into the last of them. */
  private static List<Candidate> candidates(String text) {
    List<Candidate> found = new ArrayList<>();
    Candidate previous = new Candidate(0, 0, -1, 0);
    boolean any = false;
    char[] chars = text.toCharArray();
    for (int i = 0; i < chars.length - 1; i++) {
      char c = chars[i];
      if (c != '.' && c != '?' && c != '!') {
        continue;
      }
      Candidate mark = lookAhead(text, i);
      if (mark.lookAheadEnd < 0) {
        continue;
      }
      int blank = lastAsciiBlank(text, previous.at, i);
      int wordStart = blank > previous.at ? blank + 1 : previous.wordStart;
      if (any && previous.at <= wordStart) {
        found.add(previous);
      }
      previous = mark.withWordStart(wordStart);
      any = true;
    }
    if (any) {
      found.add(previous);
    }
    return found;
  }

  /** The mark at i, not the last character; lookAheadEnd is -1 where no sentence can end. */
  private static Candidate lookAhead(String text, int i) {
    if (PunktTokens.isNonWord(text.charAt(i + 1))) {
      return new Candidate(0, i, -1, i + 2);
    }
    int next = i + 1;
    while (next < text.length() && Text.isBlank(text.charAt(next))) {
      next++;
    }
    if (next == i + 1 || next == text.length()) {
      return new Candidate(0, i, -1, -1);
    }
    int end = next;
    while (end < text.length() && !Text.isBlank(text.charAt(end))) {
      end++;
    }
    return new Candidate(0, i, next, end);
  }

  private static int lastAsciiBlank(String text, int from, int to) {
    for (int i = to - 1; i >= from; i--) {
      if (" \t\n\r\u000B\f".indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }

  /** Gives closing quotes and brackets back to the sentence they close. */
  private static List<Span> realign(String text, List<Span> slices) {
    List<Span> sentences = new ArrayList<>();
    int moved = 0;
    for (int i = 0; i < slices.size(); i++) {
      int start = slices.get(i).start() + moved;
      int end = slices.get(i).end();
      moved = 0;
      if (i + 1 < slices.size()) {
        Span next = slices.get(i + 1);
        int run = closingRun(text, next);
        if (run > 0) {
          end = next.start() + run;
          moved = run + blanks(text, end, next.end());
        }
      }
      if (start < end) {
        sentences.add(new Span(start, end));
      }
    }
    return sentences;
  }

  /** Length of the shortest run of closers that a blank, a dash or the slice's end follows. */
  private static int closingRun(String text, Span slice) {
    int at = slice.start();
    while (at < slice.end() && CLOSERS.indexOf(text.charAt(at)) >= 0) {
      at++;
      boolean atEnd = at == slice.end();
      if (atEnd
          || Text.isBlank(text.charAt(at))
          || (text.startsWith("--", at) && at + 2 <= slice.end())) {
        return at - slice.start();
      }
    }
    return 0;
  }

  private static int blanks(String text, int from, int to) {
    int at = from;
    while (at < to && Text.isBlank(text.charAt(at))) {
      at++;
    }
    return at - from;
  }
}
