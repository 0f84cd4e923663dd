package io.miso.constraints.text;

import java.util.Set;

/**
 * How many Treebank tokens of a sentence are all in capitals, counted without tokenizing what has
 * none. The tokenizer's rules look no further than the blanks around a run of other characters, but
 * for those on the sentence's two ends; so runs can be tokenized one by one, and plain ones need
 * not be.
 */
public final class CapitalTokens {
  private static final String DIVIDERS = "*;@#$%&?![](){}<>";
  private static final String CLOSERS = "])}>\"'»”’";
  private static final Set<String> CONTRACTIONS =
      Set.of("cannot", "gimme", "gonna", "gotta", "lemme", "wanna");
  private static final int SHORTEST_CONTRACTION = 5;
  private static final int LONGEST_CONTRACTION = 6;
  private static final int ASCII = 0x80;

  private final String text;
  private final Span sentence;

  private CapitalTokens(String text, Span sentence) {
    this.text = text;
    this.sentence = sentence;
  }

  /** Tokens with a capital and with neither small nor title-case letters. */
  public static int count(String text, Span sentence) {
    return new CapitalTokens(text, sentence).count();
  }

  private int count() {
    int count = 0;
    int start = sentence.start();
    while (start < sentence.end()) {
      int end = runEnd(start);
      if (mayHaveCapital(start, end)) {
        int plain = plain(start, end);
        count += plain >= 0 ? plain : tokenized(start, end);
      }
      start = Math.max(end, start + 1);
    }
    return count;
  }

  private int runEnd(int start) {
    int end = start;
    while (end < sentence.end() && !Text.isBlank(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private boolean mayHaveCapital(int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c >= 'A' && (c <= 'Z' || c >= ASCII)) {
        return true;
      }
    }
    return false;
  }

  /** The count for a run of ASCII without quotes, or -1 where the tokenizer has to be asked. */
  private int plain(int start, int end) {
    int count = 0;
    boolean capital = false;
    boolean small = false;
    int wordStart = start;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c >= ASCII || c == '\'' || c == '"' || c == '`') {
        return -1;
      }
      capital |= c >= 'A' && c <= 'Z';
      small |= c >= 'a' && c <= 'z';
      if (!Text.isWordChar(c)) {
        if (isContraction(wordStart, i)) {
          return -1;
        }
        wordStart = i + 1;
        if (divides(i, end)) {
          count += capital && !small ? 1 : 0;
          capital = false;
          small = false;
        }
      }
    }
    return isContraction(wordStart, end) ? -1 : count + (capital && !small ? 1 : 0);
  }

  /** True where the tokenizer puts a blank: no commas in numbers, only doubled stops, hyphens. */
  private boolean divides(int i, int end) {
    char c = text.charAt(i);
    char next = i + 1 < end ? text.charAt(i + 1) : ' ';
    return switch (c) {
      case ',', ':' -> !Text.isDigit(next);
      case '.', '-' -> next == c;
      default -> DIVIDERS.indexOf(c) >= 0;
    };
  }

  private boolean isContraction(int start, int end) {
    int length = end - start;
    return length >= SHORTEST_CONTRACTION
        && length <= LONGEST_CONTRACTION
        && CONTRACTIONS.contains(Text.lower(text.substring(start, end)));
  }

  /**
   * Asks the tokenizer: the run between its own blanks, and a letter where the sentence goes on.
   */
  private int tokenized(int start, int end) {
    String before = start > sentence.start() ? "x" + text.charAt(start - 1) : "";
    String after = endsSentence(end) ? text.substring(end, sentence.end()) : text.charAt(end) + "x";
    int count = 0;
    for (String token : TreebankTokens.of(before + text.substring(start, end) + after)) {
      count += Text.isUpper(token) ? 1 : 0;
    }
    return count;
  }

  /** True when nothing follows that would keep the rules for a sentence's end off the run. */
  private boolean endsSentence(int from) {
    for (int i = from; i < sentence.end(); i++) {
      char c = text.charAt(i);
      if (!Text.isBlank(c) && CLOSERS.indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }
}
