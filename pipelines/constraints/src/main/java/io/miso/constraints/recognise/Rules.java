package io.miso.constraints.recognise;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The words that ask for IFEval's kinds. A rule shall rather miss a constraint than see one that is
 * not asked for: a pair that is refused for it would be lost.
 */
final class Rules {
  static final String QUOTED =
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

  static final List<Rule> ALL =
      List.of(
          Rule.bare(
              "punctuation:no_comma",
              "comma",
              "\\b(?:no|not|without|avoid|refrain from)(?: (?:allowed to|use|using|the|of|include|including"
                  + "|contain|containing|have|having|put|any|single|a))* commas?\\b"
                  + "|\\bcommas? (?:is|are) not allowed|n't(?: (?:use|include|contain|have|any))+ commas?\\b"),
          bounded("word"),
          moreOrLess("word"),
          bounded("sentence"),
          moreOrLess("sentence"),
          Rule.of(
              "length_constraints:number_paragraphs",
              "***",
              "\\b(?<count>"
                  + Amount.NUMBER
                  + ") paragraphs\\b[^\\n]{0,80}?(?<!\\*)\\*\\*\\*(?!\\*)",
              match -> Map.of("num_paragraphs", Found.count(match))),
          Rule.of(
              "detectable_format:number_bullet_lists",
              "bullet",
              "\\bexactly (?<count>" + Amount.NUMBER + ") (?:markdown )?bullet points?\\b",
              match -> Map.of("num_bullets", Found.count(match))),
          Rule.perhaps(
              "detectable_content:number_placeholders",
              "placeholder",
              Amount.BOUNDED + " placeholders?\\b",
              match -> Found.least(match, "num_placeholders")),
          Rule.perhaps(
              "detectable_format:number_highlighted_sections",
              "highlight italicize emphasize",
              "\\b(?:highlight|italicize|emphasize) "
                  + Amount.BOUNDED
                  + " (?:text |key )?(?:sections?|parts?)\\b(?=[^\\n]{0,80}(?:\\*|markdown))",
              match -> Found.least(match, "num_highlights")),
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
              Found::language),
          Rule.of(
              "keywords:forbidden_words",
              "word",
              "\\b(?:not|n't|without|avoid|refrain from|exclude)\\b(?: (?:include|including|use|using|contain|containing|mention|mentioning|say|saying|any of|the|any|of|these|following)){1,5} (?:key ?)?words?:? (?<list>"
                  + QUOTED_LIST
                  + "|"
                  + PLAIN_LIST
                  + ")",
              match -> Map.of("forbidden_words", Found.items(match))),
          Rule.of(
              "keywords:existence",
              "keyword",
              "(?<!\\bnot |n't |without |avoid )\\b(?:include|including|use|using|with|mention|contain|incorporate)(?: (?:the|these|all|following)){0,3} keywords?:? (?<list>"
                  + QUOTED_LIST
                  + "|"
                  + PLAIN_LIST
                  + ")(?! (?:at least|at most|less|more|exactly|only|for|each|\\d))",
              match -> Map.of("keywords", Found.items(match))),
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
              Found::frequency),
          Rule.of(
              "keywords:frequency",
              "word",
              "\\b(?:use|include|mention|using|including)(?: the)? (?:key)?word "
                  + WORD
                  + PLACES
                  + " "
                  + Amount.TIMES,
              Found::frequency),
          Rule.of(
              "keywords:letter_frequency",
              "letter",
              "\\bletter [\"'\u201C]?(?<letter>\\p{L})[\"'\u201D]?(?!\\p{L})"
                  + PLACES
                  + "(?: should| must)?(?: appears?| be used| appearing)?"
                  + PLACES
                  + " "
                  + Amount.TIMES,
              Found::letters),
          Rule.of(
              "change_case:capital_word_frequency",
              "words",
              "\\bwords (?:with|in) all "
                  + CAPITALS
                  + PLACES
                  + " (?:should |must )?(?:appear )?"
                  + "(?:for )?"
                  + Amount.TIMES,
              match -> Found.amount(match, "capital_frequency", "capital_relation")),
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
              match -> Map.of("end_phrase", Found.phrase(match))),
          Rule.of(
              "detectable_format:multiple_sections",
              "sections",
              "\\b(?<count>"
                  + Amount.NUMBER
                  + ") sections\\b[^\\n]{0,60}?\\b(?<marker>SECTION|Section|PART|Part|Day|DAY|Chapter|CHAPTER) X\\b",
              match ->
                  Map.of(
                      "num_sections",
                      Found.count(match),
                      "section_spliter",
                      match.group("marker"))));

  private Rules() {}

  /** At least, at most, more than so many of a unit of length. */
  private static Rule bounded(String unit) {
    return Rule.of(
        "length_constraints:number_" + unit + "s",
        unit,
        Amount.BOUNDED
            + "[ -]"
            + unit
            + "s?\\b(?! (?:with|that|each|per|starting|be|or|should|are)\\b"
            + "| in (?:all|cap|each|every|the)\\b)",
        match -> Found.amount(match, "num_" + unit + "s", "relation"));
  }

  /** So many of a unit of length or more, or or fewer. */
  private static Rule moreOrLess(String unit) {
    return Rule.of(
        "length_constraints:number_" + unit + "s",
        unit,
        "\\b(?<count>" + Amount.NUMBER + ") " + unit + "s or (?:(?<more>more)|less|fewer)\\b",
        match -> Found.moreOrLess(match, "num_" + unit + "s"));
  }
}
