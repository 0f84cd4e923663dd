package io.miso.constraints.text;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Treebank tokens in NLTK's variant: the rewriting rules of its word tokenizer, restated, run in
 * order on one sentence; then the text is split at blanks.
 */
public final class TreebankTokens {
  private static final String WS =
      "[\\u0009-\\u000D\\u001C-\\u0020\\u0085\\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000]";
  private static final String WORD = "[\\p{L}\\p{N}_]";
  private static final String ENDS = "(?!" + WORD + ")";
  private static final String STARTS = "(?<!" + WORD + ")";
  private static final int ANY_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private static final List<Rule> OPENING =
      List.of(
          rule("[«“‘„]|`+", " $0 "),
          rule("\\A\"", "``"),
          rule("``", " $0 "),
          rule("([ (\\[{<])(\"|'')", "$1 `` "),
          anyCase("'(?!re|ve|ll|m|t|s|d|n)(" + WORD + ")" + ENDS, "' $1"));
  private static final List<Rule> PUNCTUATION =
      List.of(
          rule("([^.])\\.([\\])}>\"'»”’ ]*)" + WS + "*\\z", "$1 . $2 "),
          rule("([:,])(\\P{Nd})", " $1 $2"),
          rule("[:,](?=\\n?\\z)", " $0 "),
          rule("\\.{2,}", " $0 "),
          rule("[;@#$%&]", " $0 "),
          rule("([^.])\\.([\\])}>\"']*)" + WS + "*\\z", "$1 .$2 "),
          rule("[?!]", " $0 "),
          rule("([^'])' ", "$1 ' "),
          rule("\\*", " $0 "),
          rule("[\\]\\[(){}<>]", " $0 "),
          rule("--", " -- "));
  private static final List<Rule> CLOSING =
      List.of(
          rule("[»”’]", " $0 "),
          rule("''", " '' "),
          rule("\"", " '' "),
          rule("([^' ])('[sS]|'[mM]|'[dD]|') ", "$1 $2 "),
          rule("([^' ])('ll|'LL|'re|'RE|'ve|'VE|n't|N'T) ", "$1 $2 "));
  private static final List<Rule> CONTRACTIONS =
      List.of(
          contraction("can", "not"),
          contraction("d", "'ye"),
          contraction("gim", "me"),
          contraction("gon", "na"),
          contraction("got", "ta"),
          contraction("lem", "me"),
          contraction("more", "'n"),
          anyCase(STARTS + "(wan)(na)(?=" + WS + ")", " $1 $2 "),
          anyCase(" ('t)(is)" + ENDS, " $1 $2 "),
          anyCase(" ('t)(was)" + ENDS, " $1 $2 "));

  private TreebankTokens() {}

  /** The tokens of one sentence, in order. */
  public static List<String> of(String sentence) {
    String spaced = rewrite(PUNCTUATION, rewrite(OPENING, sentence));
    String split = rewrite(CONTRACTIONS, rewrite(CLOSING, " " + spaced + " "));
    return Span.runs(split, c -> !Text.isBlank(c)).stream().map(run -> run.in(split)).toList();
  }

  private static String rewrite(List<Rule> rules, String text) {
    String rewritten = text;
    for (Rule rule : rules) {
      rewritten = rule.pattern.matcher(rewritten).replaceAll(rule.replacement);
    }
    return rewritten;
  }

  private static Rule rule(String pattern, String replacement) {
    return new Rule(Pattern.compile(pattern), replacement);
  }

  private static Rule anyCase(String pattern, String replacement) {
    return new Rule(Pattern.compile(pattern, ANY_CASE), replacement);
  }

  private static Rule contraction(String first, String second) {
    return anyCase(STARTS + "(" + first + ")(" + second + ")" + ENDS, " $1 $2 ");
  }

  private record Rule(Pattern pattern, String replacement) {}
}
