package io.miso.constraints.decompose;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** R5: where in a sentence a clause may begin. Quotations and brackets are hidden meanwhile. */
final class ClauseStarts {
  /** In tokens: "and be formatted" does not stand alone, so no weak start follows it. */
  private static final int FEWEST_BETWEEN = 4;

  /** Directives and participles that open a clause. */
  private static final String VERB =
      AnyOf.words(
          """
          include includes incorporate incorporates use uses ensure ensures contain contains end
          ends conclude concludes begin begins start starts finish finishes close closes limit keep
          avoid write provide provides format structure organize organise present capitalize
          capitalise feature features employ employs make be is are must should shall exceed exceeds
          consist consists have has mention mentions maintain maintains utilize utilise add wrap
          repeat answer respond put highlight separate place give adhere adheres follow follows do
          don't italicize enclose including incorporating using ensuring containing ending
          concluding beginning starting finishing limiting keeping avoiding formatting structuring
          organizing presenting featuring employing making consisting having mentioning maintaining
          utilizing adding exceeding adhering comprising requiring providing totaling totalling
          spanning formatted structured organized organised presented limited composed written
          capitalized capitalised provided included kept divided separated restricted wrapped
          enclosed crafted placed accompanied delivered concise
          """);

  /** What opens a clause right after a comma. */
  private static final String AFTER_COMMA =
      AnyOf.words(
          """
          ensuring using including incorporating limiting with without each if where in_which when
          all no not at_least at_most exactly totaling
          """);

  /** What opens a clause right after "and". */
  private static final String AFTER_AND =
      AnyOf.words(
          """
          the a an that its your each every all at_least at_most no not only exactly in with between
          under over more_than less_than fewer_than up_to
          """);

  private static final String AMOUNT =
      AnyOf.words(
          """
          at_least at_most exactly no_more no_less no_fewer not_more less_than fewer_than more_than
          a_maximum a_minimum a_limit a_total
          """);

  /** What opens a clause in Chinese. */
  private static final String CHINESE =
      AnyOf.words(
          """
          並 并 且 而且 同時 同时 此外 另外 必須 必须 以及 最後 最后 不 也 還 还 用 使用 包含 包括 每
          以 字數 字数 全文 回答 答案 至少 至多 最多
          """);

  private static final String FILLING = "(?:(?!(?:and|but|or) )[a-z0-9'#-]+ ){0,4}?";
  private static final String END = "(?![a-z0-9])";

  private static final String COMMAS = ",;，；";

  /** After a comma; the start follows it. */
  private static final Pattern COMMA =
      Pattern.compile(
          ("[" + COMMAS + "]")
              + "(?: (?:(?:and|but|while|with|which|or|then|yet|plus|also|as well as) ){0,2}"
              + ("(?:" + FILLING + VERB + "|" + AFTER_COMMA + ")" + END)
              + ("| ?" + CHINESE + ")"));

  /** After a word; the start is at the blank. */
  private static final Pattern CONJUNCTION =
      Pattern.compile(
          " (?:(?:and|but|while|yet) "
              + FILLING
              + VERB
              + ("|(?:and|yet|as well as|but) " + AFTER_AND + ")" + END));

  /** The same without a comma or an "and". */
  private static final Pattern WEAK =
      Pattern.compile(
          " (?:(?:and|but|yet) )?(?:ensuring|using|incorporating|utilizing|employing|while|so that"
              + "|without (?:using|any|exceeding)"
              + ("|(?:in|with|within|under|using) " + AMOUNT + ")" + END));

  private static final int LETTERS = 26;

  private static final BitSet CONJUNCTIONS = beginnings("and but while yet as");

  private static final BitSet WEAKS =
      beginnings(
          "and but yet ensuring using incorporating utilizing employing while so without in with"
              + " within under");

  private ClauseStarts() {}

  /** What the words of a pattern begin with. */
  private static BitSet beginnings(String words) {
    BitSet beginnings = new BitSet();
    for (String word : words.split(" ", -1)) {
      beginnings.set(beginning(word, 0));
    }
    return beginnings;
  }

  /** A word's first two letters as a number; one of its own for what does not begin with two. */
  private static int beginning(String text, int at) {
    int first = at < text.length() ? text.charAt(at) - 'a' : LETTERS;
    int second = at + 1 < text.length() ? text.charAt(at + 1) - 'a' : LETTERS;
    boolean letters = first >= 0 && first < LETTERS && second >= 0 && second < LETTERS;
    return letters ? LETTERS * first + second : LETTERS * LETTERS;
  }

  /** The starts, in their order. */
  static List<Integer> in(Sheet sheet, Part sentence) {
    TreeSet<Integer> starts = new TreeSet<>();
    TreeSet<Integer> weak = new TreeSet<>();
    find(sheet, sentence, starts, weak);
    for (int at : weak) {
      Integer before = starts.lower(at);
      if (before == null || Tokens.count(sheet.text, before, at) >= FEWEST_BETWEEN) {
        starts.add(at);
      }
    }
    return new ArrayList<>(starts);
  }

  /** An expression is tried only where its first sign stands. */
  private static void find(
      Sheet sheet, Part sentence, TreeSet<Integer> strong, TreeSet<Integer> weak) {
    Matcher comma = COMMA.matcher(sheet.masked);
    Matcher conjunction = CONJUNCTION.matcher(sheet.masked);
    Matcher word = WEAK.matcher(sheet.masked);
    int end = sentence.end();
    for (int at = sentence.start(); at + 1 < end; at++) {
      char sign = sheet.masked.charAt(at);
      if (sign == ' ') {
        int beginning = beginning(sheet.masked, at + 1);
        if (at > sentence.start()
            && (CONJUNCTIONS.get(beginning) || WEAKS.get(beginning))
            && sheet.shields.mayCut(at)) {
          if (CONJUNCTIONS.get(beginning) && conjunction.region(at, end).lookingAt()) {
            strong.add(at);
          }
          if (WEAKS.get(beginning) && word.region(at, end).lookingAt()) {
            weak.add(at);
          }
        }
      } else if (COMMAS.indexOf(sign) >= 0
          && sheet.shields.mayCut(at + 1)
          && comma.region(at, end).lookingAt()) {
        strong.add(at + 1);
      }
    }
  }
}
