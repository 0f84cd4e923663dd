package io.miso.constraints.decompose;

import io.miso.constraints.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** R3: blocks are cut between sentences. */
final class Sentences {
  private static final String CLOSERS = "\"'”’)]}*_`»」』）】";
  private static final String QUOTES = "\"'”’»」』";
  private static final String STARTERS = "\"'“‘([{<*`«";
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "e.g", "i.e", "mr", "mrs", "ms", "dr", "prof", "st", "vs", "no", "approx", "fig", "sec",
          "p.s", "p.p.s", "u.s", "u.k", "a.m", "p.m", "inc", "ltd", "jr", "sr", "vol", "ch", "pp",
          "ed", "cf", "al", "ex", "gen", "rev", "hon", "dept", "est", "min", "max", "incl", "viz");
  private static final int LONGEST_ABBREVIATION = 8;

  private Sentences() {}

  /** The sentences of the blocks, each with its reading. */
  static List<Part> of(Sheet sheet, List<Part> blocks) {
    List<Part> sentences = new ArrayList<>();
    blocks.forEach(block -> cut(sheet, block, sentences));
    return sentences;
  }

  private static void cut(Sheet sheet, Part block, List<Part> sentences) {
    int start = block.start();
    for (int cut : cuts(sheet, block)) {
      sentences.add(sentence(sheet, block, start, cut));
      start = cut;
    }
    sentences.add(sentence(sheet, block, start, block.end()));
  }

  private static Part sentence(Sheet sheet, Part block, int start, int end) {
    return new Part(start, end, sheet.read(start, end), block.item(), block.paragraph());
  }

  private static List<Integer> cuts(Sheet sheet, Part block) {
    String text = sheet.text;
    List<Integer> cuts = new ArrayList<>();
    int from = Blocks.afterMark(text, block.start(), block.end());
    for (int i = from; i < block.end(); i++) {
      char c = text.charAt(i);
      boolean wide = isWideStop(c);
      if (!wide && !isStop(c)) {
        continue;
      }
      int stop = i;
      int end = i + 1;
      while (end < block.end() && isStopOrCloser(text.charAt(end))) {
        end++;
      }
      i = end - 1;
      if (sheet.shields.mayCut(end)
          && (wide ? goesOn(text, end, block.end()) : opens(text, end, block.end()))
          && !isAbbreviated(text, from, stop)) {
        cuts.add(end);
      }
    }
    return cuts;
  }

  private static boolean isStopOrCloser(char c) {
    return isStop(c) || isWideStop(c) || CLOSERS.indexOf(c) >= 0;
  }

  private static boolean isStop(char c) {
    return c == '.' || c == '!' || c == '?' || c == ';';
  }

  private static boolean isWideStop(char c) {
    return c == '。' || c == '！' || c == '？' || c == '；';
  }

  /** Whether more follows; a letter right after a quotation goes on with the sentence. */
  private static boolean goesOn(String text, int from, int end) {
    boolean quoted = QUOTES.indexOf(text.charAt(from - 1)) >= 0;
    return skipBlanks(text, from, end) < end
        && !(quoted && Character.isLetter(text.codePointAt(from)));
  }

  /** Whether white space and then the beginning of a sentence follow. */
  private static boolean opens(String text, int from, int end) {
    int next = skipBlanks(text, from, end);
    if (next == from || next == end) {
      return false;
    }
    int c = text.codePointAt(next);
    return Character.isUpperCase(c)
        || Text.isDigit(c)
        || STARTERS.indexOf(c) >= 0
        || c > 0x7F && !Character.isLowerCase(c);
  }

  private static int skipBlanks(String text, int from, int end) {
    int at = from;
    while (at < end && Text.isBlank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Whether the stop ends an abbreviation, a single letter or the number that opens the block. */
  private static boolean isAbbreviated(String text, int from, int stop) {
    if (text.charAt(stop) != '.') {
      return false;
    }
    int start = stop;
    while (start > from
        && stop - start <= LONGEST_ABBREVIATION
        && (Character.isLetterOrDigit(text.charAt(start - 1)) || text.charAt(start - 1) == '.')) {
      start--;
    }
    String word = text.substring(start, stop);
    return ABBREVIATIONS.contains(Text.lower(word))
        || word.length() == 1 && Character.isLetter(word.charAt(0)) && "IX".indexOf(word) < 0
        || start == from && !word.isEmpty() && word.chars().allMatch(Character::isDigit);
  }
}
