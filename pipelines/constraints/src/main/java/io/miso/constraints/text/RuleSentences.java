package io.miso.constraints.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Sentences as IFBench's checkers cut them: a few rules that protect stops, then a cut after every
 * stop, question and exclamation mark. Line ends count as spaces.
 */
public final class RuleSentences {
  private static final String KEPT = "<prd>";
  private static final String CUT = "<stop>";
  private static final String WS =
      "[\\u0009-\\u000D\\u001C-\\u0020\\u0085\\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000]";
  private static final String LETTER = "([A-Za-z])";
  private static final String COMPANY = "(Inc|Ltd|Jr|Sr|Co)";
  private static final String OPENER =
      "(Mr|Mrs|Ms|Dr|Prof|Capt|Cpt|Lt|He@|She@|It@|They@|Their@|Our@|We@|But@|However@|That@|This@|Wherever)"
          .replace("@", WS);

  private static final List<Rule> BEFORE_DOTS =
      List.of(
          rule("(Mr|St|Mrs|Ms|Dr)[.]", "$1" + KEPT),
          rule("[.](com|net|org|io|gov|edu|me)", KEPT + "$1"),
          rule("([0-9])[.]([0-9])", "$1" + KEPT + "$2"));
  private static final Pattern DOTS = Pattern.compile("\\.{2,}");
  private static final List<Rule> AFTER_DOTS =
      List.of(
          rule("Ph\\.D\\.", "Ph" + KEPT + "D" + KEPT),
          rule(WS + LETTER + "[.] ", " $1" + KEPT + " "),
          rule("([A-Z][.][A-Z][.](?:[A-Z][.])?) " + OPENER, "$1" + CUT + " $2"),
          rule(LETTER + "[.]" + LETTER + "[.]" + LETTER + "[.]", kept("$1", "$2", "$3")),
          rule(LETTER + "[.]" + LETTER + "[.]", kept("$1", "$2")),
          rule(" " + COMPANY + "[.] " + OPENER, " $1" + CUT + " $2"),
          rule(" " + COMPANY + "[.]", " $1" + KEPT),
          rule(" " + LETTER + "[.]", " $1" + KEPT),
          rule("\\.”", "”."),
          rule("\\.\"", "\"."),
          rule("!\"", "\"!"),
          rule("\\?\"", "\"?"),
          rule("[.?!]", "$0" + CUT));

  private RuleSentences() {}

  /** The sentences, stripped; an empty one may be among them, but not at the end. */
  public static List<String> split(String text) {
    String marked = rewrite(BEFORE_DOTS, " " + text.replace('\n', ' ') + "  ");
    marked = DOTS.matcher(marked).replaceAll(dots -> KEPT.repeat(dots.group().length()) + CUT);
    marked = rewrite(AFTER_DOTS, marked).replace(KEPT, ".");
    List<String> sentences = new ArrayList<>();
    for (Span piece : Span.split(marked, CUT)) {
      sentences.add(Text.strip(piece.in(marked)));
    }
    int last = sentences.size() - 1;
    return sentences.get(last).isEmpty() ? sentences.subList(0, last) : sentences;
  }

  private static String rewrite(List<Rule> rules, String text) {
    String rewritten = text;
    for (Rule rule : rules) {
      rewritten = rule.pattern.matcher(rewritten).replaceAll(rule.replacement);
    }
    return rewritten;
  }

  private static String kept(String... parts) {
    return String.join(KEPT, parts) + KEPT;
  }

  private static Rule rule(String pattern, String replacement) {
    return new Rule(Pattern.compile(pattern), replacement);
  }

  private record Rule(Pattern pattern, String replacement) {}
}
