package io.miso.constraints.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Punkt's tokens of a short context, and whether a sentence ends inside it. */
final class PunktTokens {
  private static final String NON_WORD = ")\";}]*:@'({[?!";
  private static final String NO_WORD_START = "(\"`{[:;&#*@)}]-,";
  private static final String NUMBER = "##number##";
  private static final Set<String> ABBREVIATIONS = parameters("abbreviation");
  private static final Set<String> STARTERS = parameters("starter");
  private static final Set<String> COLLOCATIONS = parameters("collocation");
  private static final Set<String> BEFORE_COLLOCATES =
      COLLOCATIONS.stream().map(pair -> pair.split(" ", 2)[0]).collect(Collectors.toSet());

  private PunktTokens() {}

  static boolean isNonWord(char c) {
    return NON_WORD.indexOf(c) >= 0;
  }

  /** True when any token but the last ends a sentence. */
  static boolean hasInnerBreak(String context) {
    List<Token> tokens = tokens(context);
    for (int i = 0; i + 1 < tokens.size(); i++) {
      if (endsSentence(tokens.get(i), tokens.get(i + 1))) {
        return true;
      }
    }
    return false;
  }

  private static boolean endsSentence(Token token, Token next) {
    if (!token.text.endsWith(".")) {
      return token.breaks();
    }
    if (isCollocation(token, next)) {
      return false;
    }
    boolean initial = token.isInitial();
    if ((token.abbreviation || token.isEllipsis())
        && !initial
        && next.startsUpper()
        && STARTERS.contains(next.typeNoSentencePeriod())) {
      return true;
    }
    boolean notAStart = next.isPunctuation() || next.startsLower();
    if ((initial || token.typeNoPeriod().equals(NUMBER)) && notAStart) {
      return false;
    }
    if (initial && next.startsUpper()) {
      return false;
    }
    return token.breaks();
  }

  private static boolean isCollocation(Token token, Token next) {
    String type = token.typeNoPeriod();
    return BEFORE_COLLOCATES.contains(type)
        && COLLOCATIONS.contains(type + " " + next.typeNoSentencePeriod());
  }

  private static Set<String> parameters(String sort) {
    return Resources.lines(PunktTokens.class, "punkt-english.txt").stream()
        .filter(line -> line.startsWith(sort + " "))
        .map(line -> line.substring(sort.length() + 1))
        .collect(Collectors.toSet());
  }

  private static List<Token> tokens(String context) {
    List<Token> tokens = new ArrayList<>();
    for (String text : context.split("\n", -1)) {
      int at = 0;
      while (at < text.length()) {
        int end = Text.isBlank(text.charAt(at)) ? at : tokenEnd(text, at);
        if (end > at) {
          tokens.add(new Token(text.substring(at, end)));
        }
        at = Math.max(end, at + 1);
      }
    }
    return tokens;
  }

  private static int tokenEnd(String line, int at) {
    int multi = multiEnd(line, at);
    if (multi > 0) {
      return multi;
    }
    if (NO_WORD_START.indexOf(line.charAt(at)) >= 0) {
      return at + 1;
    }
    int end = at + 1;
    while (!isWordEnd(line, end) && !(line.charAt(end) == ',' && isWordEnd(line, end + 1))) {
      end++;
    }
    return end;
  }

  private static boolean isWordEnd(String line, int at) {
    return at >= line.length()
        || Text.isBlank(line.charAt(at))
        || isNonWord(line.charAt(at))
        || multiEnd(line, at) > 0;
  }

  /** End of a run of hyphens, of dots, or of dots and blanks in turn; 0 where none starts. */
  private static int multiEnd(String line, int at) {
    char first = line.charAt(at);
    if (first != '-' && first != '.') {
      return 0;
    }
    int end = at + 1;
    while (end < line.length() && line.charAt(end) == first) {
      end++;
    }
    return end - at >= 2 ? end : first == '.' ? spacedDotsEnd(line, at) : 0;
  }

  private static int spacedDotsEnd(String line, int at) {
    int end = at;
    while (end + 2 < line.length()
        && line.charAt(end) == '.'
        && Text.isBlank(line.charAt(end + 1))
        && line.charAt(end + 2) == '.') {
      end += 2;
    }
    return end - at >= 4 ? end + 1 : 0;
  }

  /** One token and what the first pass says of it. */
  private static final class Token {
    private final String text;
    private final boolean abbreviation;

    Token(String text) {
      this.text = text;
      this.abbreviation = isAbbreviation(text);
    }

    boolean breaks() {
      return text.equals(".")
          || text.equals("?")
          || text.equals("!")
          || (text.endsWith(".") && !text.endsWith("..") && !abbreviation);
    }

    boolean isEllipsis() {
      return text.length() > 1 && text.chars().allMatch(c -> c == '.');
    }

    private static boolean isAbbreviation(String text) {
      if (text.length() < 2 || !text.endsWith(".") || text.endsWith("..")) {
        return false;
      }
      String stem = Text.lower(text.substring(0, text.length() - 1));
      int hyphen = stem.lastIndexOf('-');
      return ABBREVIATIONS.contains(stem)
          || (hyphen >= 0 && ABBREVIATIONS.contains(stem.substring(hyphen + 1)));
    }

    boolean isInitial() {
      int first = text.codePointAt(0);
      return text.length() == Character.charCount(first) + 1
          && text.endsWith(".")
          && Text.isWordChar(first)
          && !Text.isDigit(first);
    }

    boolean isPunctuation() {
      return text.length() == 1 && ";:,.!?".contains(text);
    }

    boolean startsUpper() {
      return Character.isUpperCase(text.codePointAt(0));
    }

    boolean startsLower() {
      return Character.isLowerCase(text.codePointAt(0));
    }

    String type() {
      return isNumber() ? NUMBER : Text.lower(text);
    }

    String typeNoPeriod() {
      String type = type();
      return type.length() > 1 && type.endsWith(".") ? type.substring(0, type.length() - 1) : type;
    }

    String typeNoSentencePeriod() {
      return breaks() ? typeNoPeriod() : type();
    }

    /** Optional hyphen, optional dot or comma, a digit, then digits, dots, commas and hyphens. */
    private boolean isNumber() {
      int at = text.startsWith("-") ? 1 : 0;
      if (at < text.length() && ".,".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
      return at < text.length()
          && Text.isDigit(text.codePointAt(at))
          && text.substring(at)
              .codePoints()
              .allMatch(c -> Text.isDigit(c) || ",.-".indexOf(c) >= 0);
    }
  }
}
