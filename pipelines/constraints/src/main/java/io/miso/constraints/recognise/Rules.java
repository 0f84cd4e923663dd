package io.miso.constraints.recognise;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words that ask for IFEval's kinds. A rule shall rather miss a constraint than see one that is
 * not asked for: a pair that is refused for it would be lost.
 */
final class Rules {
  private static final String QUOTED =
      "(?:\"[^\"\\n]{1,60}\"|'[^'\\n]{1,60}'|\u201C[^\u201D\\n]{1,60}\u201D)";
  private static final String QUOTED_LIST =
      QUOTED + "(?:(?:, and |, or |, | and | or )" + QUOTED + ")*";
  private static final String PLAIN_LIST =
      "[\\p{L}-]{2,30}(?:(?:, and |, or |, | and | or )[\\p{L}-]{2,30})*(?= (?:in|somewhere)\\b|[.\\n]|$)";
  private static final String ANSWER =
      "(?:response|reply|answer|output|text|essay|letter|story|poem|email|message)";
  private static final String CAPITALS = "(?:capital letters|capitals|caps|uppercase)\\b";
  private static final String PLACES = "(?: (?:in|of|throughout|within) [^.\\n]{1,30}?)?";
  private static final String WORD = "[\"'\u201C]?(?<word>[\\p{L}\\d-]{2,30})[\"'\u201D]?";
  private static final Pattern ITEM =
      Pattern.compile(QUOTED + "|\\b(?!(?:and|or)\\b)[\\p{L}-]{2,30}");

  static final List<Rule> ALL =
      List.of(
          Rule.bare(
              "punctuation:no_comma",
              "comma",
              "\\b(?:no|not|without|avoid|refrain from|n't)(?: (?:allowed to|use|using|the|of|include|including"
                  + "|contain|containing|have|having|put|any|single|a))* commas?\\b"
                  + "|\\bcommas? (?:is|are) not allowed|n't(?: (?:use|include|contain|have|any))+ commas?\\b"),
          Rule.of(
              "length_constraints:number_words",
              "word",
              Amount.BOUNDED
                  + "[ -]words?\\b(?! (?:with|that|each|per|starting|be|or|should|are)\\b"
                  + "| in (?:all|cap|each|every|the)\\b)",
              match -> amount(match, "num_words", "relation")),
          Rule.of(
              "length_constraints:number_words",
              "word",
              "\\b(?<count>" + Amount.NUMBER + ") words or (?:(?<more>more)|less|fewer)\\b",
              match -> moreOrLess(match, "num_words")),
          Rule.of(
              "length_constraints:number_sentences",
              "sentence",
              Amount.BOUNDED
                  + "[ -]sentences?\\b(?! (?:with|that|each|per|starting|be|or|should|are)\\b"
                  + "| in (?:all|cap|each|every|the)\\b)",
              match -> amount(match, "num_sentences", "relation")),
          Rule.of(
              "length_constraints:number_sentences",
              "sentence",
              "\\b(?<count>" + Amount.NUMBER + ") sentences or (?:(?<more>more)|less|fewer)\\b",
              match -> moreOrLess(match, "num_sentences")),
          Rule.of(
              "length_constraints:number_paragraphs",
              "***",
              "\\b(?<count>"
                  + Amount.NUMBER
                  + ") paragraphs\\b[^\\n]{0,80}?(?<!\\*)\\*\\*\\*(?!\\*)",
              match -> Map.of("num_paragraphs", count(match))),
          Rule.of(
              "detectable_format:number_bullet_lists",
              "bullet",
              "\\bexactly (?<count>" + Amount.NUMBER + ") (?:markdown )?bullet points?\\b",
              match -> Map.of("num_bullets", count(match))),
          Rule.perhaps(
              "detectable_content:number_placeholders",
              "placeholder",
              Amount.BOUNDED + " placeholders?\\b",
              match -> least(match, "num_placeholders")),
          Rule.perhaps(
              "detectable_format:number_highlighted_sections",
              "highlight italicize emphasize",
              "\\b(?:highlight|italicize|emphasize) "
                  + Amount.BOUNDED
                  + " (?:text |key )?(?:sections?|parts?)\\b(?=[^\\n]{0,80}(?:\\*|markdown))",
              match -> least(match, "num_highlights")),
          Rule.bare(
              "change_case:english_capital",
              "capital caps upper",
              "(?<!\\b(?:words?|phrases)\\b[^.\\n]{0,40})\\b(?:in |using |use |only )all "
                  + CAPITALS
                  + "|(?<!\\bwords?\\b[^.\\n]{0,40})\\bin English(?: and|,)(?: and)?(?: in)? all "
                  + CAPITALS),
          Rule.bare(
              "change_case:english_lowercase",
              "capital lower",
              "\\bno (?:capital letters|capitals)\\b|\\b(?:all|only)(?: in)? lower ?case\\b"
                  + "|\\blower ?case letters only\\b|\\b(?:in|with|using) lower ?case letters\\b"),
          Rule.bare(
              "detectable_format:json_format",
              "json",
              "\\b(?:in|into|as|with|using) (?:a |one |single |valid )*json (?:format|block|object)\\b"),
          Rule.bare("detectable_format:title", "double", "\\bdouble ang(?:ular|le) brackets\\b"),
          Rule.bare(
              "startend:quotation",
              "double",
              "\\b(?:entire|whole|full)\\b[^.\\n]{0,30} "
                  + ANSWER
                  + " (?:with|in|inside|within) double quot"
                  + "|\\bdouble quot(?:es|ation marks) (?:around|should be placed around) (?:the|your) (?:entire|whole)\\b"),
          Rule.of(
              "detectable_content:postscript",
              "script",
              "\\bpost ?script\\b[^.\\n]{0,40} (?<marker>P\\.P\\.S|P\\.S\\.)",
              match -> Map.of("postscript_marker", match.group("marker").toUpperCase(Locale.ROOT))),
          Rule.bare(
              "combination:two_responses",
              "******",
              "\\b(?:two|2) (?:different |distinct )*(?:responses|answers|versions|replies)\\b[^*]{0,120}(?<!\\*)\\*{6}(?!\\*)"),
          Rule.perhaps(
              "language:response_language",
              "only entire whole full language",
              "\\b(?:entire|whole|full)\\b[^.\\n]{0,20} "
                  + ANSWER
                  + "[^.\\n]{0,20} in (?:the )?"
                  + Languages.named("whole")
                  + "|\\bentirely (?:in )?(?:the )?"
                  + Languages.named("entirely")
                  + "|\\bonly (?:in |use |using )?(?:the )?"
                  + Languages.named("only")
                  + "|\\b"
                  + Languages.named("alone")
                  + "(?: language)?(?: only\\b|[^.\\n]{0,40}\\bno other languages?\\b)",
              Rules::language),
          Rule.of(
              "keywords:forbidden_words",
              "word",
              "\\b(?:not|n't|without|avoid|refrain from|exclude)\\b(?: (?:include|including|use|using|contain|containing|mention|mentioning|say|saying|any of|the|any|of|these|following)){1,5} (?:key ?)?words?:? (?<list>"
                  + QUOTED_LIST
                  + "|"
                  + PLAIN_LIST
                  + ")",
              match -> Map.of("forbidden_words", items(match))),
          Rule.of(
              "keywords:existence",
              "keyword",
              "(?<!\\bnot |n't |without |avoid )\\b(?:include|including|use|using|with|mention|contain|incorporate)(?: (?:the|these|all|following)){0,3} keywords?:? (?<list>"
                  + QUOTED_LIST
                  + "|"
                  + PLAIN_LIST
                  + ")(?! (?:at least|at most|less|more|exactly|only|for|each|\\d))",
              match -> Map.of("keywords", items(match))),
          Rule.of(
              "keywords:frequency",
              "word",
              "\\b(?:key)?word "
                  + WORD
                  + PLACES
                  + " (?:should |must |has to |needs to )?(?:appear|be used|be mentioned|occur)"
                  + PLACES
                  + " "
                  + Amount.TIMES,
              Rules::frequency),
          Rule.of(
              "keywords:frequency",
              "word",
              "\\b(?:use|include|mention|using|including)(?: the)? (?:key)?word "
                  + WORD
                  + PLACES
                  + " "
                  + Amount.TIMES,
              Rules::frequency),
          Rule.of(
              "keywords:letter_frequency",
              "letter",
              "\\bletter [\"'\u201C]?(?<letter>\\p{L})[\"'\u201D]?(?!\\p{L})"
                  + PLACES
                  + "(?: should| must)?(?: appears?| be used| appearing)?"
                  + PLACES
                  + " "
                  + Amount.TIMES,
              Rules::letters),
          Rule.of(
              "change_case:capital_word_frequency",
              "words",
              "\\bwords (?:with|in) all "
                  + CAPITALS
                  + PLACES
                  + " (?:should |must )?(?:appear )?"
                  + "(?:for )?"
                  + Amount.TIMES,
              match -> amount(match, "capital_frequency", "capital_relation")),
          Rule.of(
              "startend:end_checker",
              "finish end conclude",
              "\\b(?:(?:finish|end|conclude)\\b[^.\\n]{0,40}\\bwith (?:this |the )?(?:exact )?"
                  + "(?:phrase )?(?:of )?:? ?|(?:last sentence|very end) of (?:your|the) "
                  + "(?:entire |whole )?"
                  + ANSWER
                  + " should (?:be|read) )(?<phrase>\"[^\"\\n]{3,200}\")"
                  + "|\\b(?:finish|end|conclude)\\b[^.\\n]{0,40}\\bwith (?:this |the )exact phrase: "
                  + "(?<open>[^\"\\n]{3,200}?(?=\\.? No other words)|[^\"\\n]{3,200}$)",
              match -> Map.of("end_phrase", phrase(match))),
          Rule.of(
              "detectable_format:multiple_sections",
              "sections",
              "\\b(?<count>"
                  + Amount.NUMBER
                  + ") sections\\b[^\\n]{0,60}?\\b(?<marker>SECTION|Section|PART|Part|Day|DAY|Chapter|CHAPTER) X\\b",
              match ->
                  Map.of("num_sections", count(match), "section_spliter", match.group("marker"))));

  private Rules() {}

  private static Map<String, Object> amount(Matcher match, String number, String relation) {
    Amount amount = Amount.of(match);
    return Map.of(number, amount.number(), relation, amount.relation());
  }

  private static Optional<Map<String, Object>> least(Matcher match, String number) {
    return Amount.of(match).leastOf().map(least -> Map.of(number, least));
  }

  private static long count(Matcher match) {
    return Amount.number(match.group("count"));
  }

  private static Map<String, Object> frequency(Matcher match) {
    Amount amount = Amount.of(match);
    return Map.of(
        "keyword",
        match.group("word"),
        "frequency",
        amount.number(),
        "relation",
        amount.relation());
  }

  private static Map<String, Object> letters(Matcher match) {
    Amount amount = Amount.of(match);
    return Map.of(
        "letter",
        match.group("letter").toLowerCase(Locale.ROOT),
        "let_frequency",
        amount.number(),
        "let_relation",
        amount.relation());
  }

  private static Optional<Map<String, Object>> language(Matcher match) {
    for (String group : List.of("whole", "entirely", "only", "alone")) {
      String name = match.group(group);
      if (name != null) {
        return Languages.code(name).map(code -> Map.of("language", code));
      }
    }
    return Optional.empty();
  }

  private static Map<String, Object> moreOrLess(Matcher match, String number) {
    return match.group("more") != null
        ? Map.of(number, count(match), "relation", "at least")
        : Map.of(number, count(match) + 1, "relation", "less than");
  }

  private static String phrase(Matcher match) {
    String quoted = match.group("phrase");
    return quoted != null ? unquoted(quoted) : match.group("open").strip();
  }

  private static List<String> items(Matcher match) {
    List<String> items = new ArrayList<>();
    Matcher item = ITEM.matcher(match.group("list"));
    while (item.find()) {
      items.add(unquoted(item.group()));
    }
    return items;
  }

  private static String unquoted(String text) {
    boolean quoted = text.length() > 2 && "\"'\u201C".indexOf(text.charAt(0)) >= 0;
    return quoted ? text.substring(1, text.length() - 1) : text;
  }
}
