package io.miso.constraints.recognise;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parameters, named as IFEval names them, out of what a rule's words have matched. */
final class Found {
  private static final Pattern ITEM =
      Pattern.compile(Rules.QUOTED + "|\\b(?!(?:and|or)\\b)[\\p{L}-]{2,30}");

  private Found() {}

  static Map<String, Object> amount(Matcher match, String number, String relation) {
    Amount amount = Amount.of(match);
    return Map.of(number, amount.number(), relation, amount.relation());
  }

  static Optional<Map<String, Object>> least(Matcher match, String number) {
    return Amount.of(match).leastOf().map(least -> Map.of(number, least));
  }

  static long count(Matcher match) {
    return Amount.number(match.group("count"));
  }

  static Map<String, Object> frequency(Matcher match) {
    Amount amount = Amount.of(match);
    return Map.of(
        "keyword",
        match.group("word"),
        "frequency",
        amount.number(),
        "relation",
        amount.relation());
  }

  static Map<String, Object> letters(Matcher match) {
    Amount amount = Amount.of(match);
    return Map.of(
        "letter",
        match.group("letter").toLowerCase(Locale.ROOT),
        "let_frequency",
        amount.number(),
        "let_relation",
        amount.relation());
  }

  static Optional<Map<String, Object>> language(Matcher match) {
    for (String group : List.of("whole", "entirely", "only", "alone")) {
      String name = match.group(group);
      if (name != null) {
        return Languages.code(name).map(code -> Map.of("language", code));
      }
    }
    return Optional.empty();
  }

  static Map<String, Object> moreOrLess(Matcher match, String number) {
    return match.group("more") != null
        ? Map.of(number, count(match), "relation", "at least")
        : Map.of(number, count(match) + 1, "relation", "less than");
  }

  static String phrase(Matcher match) {
    String quoted = match.group("phrase");
    return quoted != null ? unquoted(quoted) : match.group("open").strip();
  }

  static List<String> items(Matcher match) {
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
