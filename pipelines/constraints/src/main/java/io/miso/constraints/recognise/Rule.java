package io.miso.constraints.recognise;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words that ask for one kind.
 *
 * @param kind IFEval's id
 * @param triggers one of them occurs in every match, in small letters: a cheap look before the
 *     words
 * @param words what asks for it, in any letter case
 * @param params the parameters that a match gives, or empty if it asks for something else
 */
record Rule(
    String kind,
    List<String> triggers,
    Pattern words,
    Function<Matcher, Optional<Map<String, Object>>> params) {

  static Rule of(
      String kind, String triggers, String words, Function<Matcher, Map<String, Object>> params) {
    return perhaps(kind, triggers, words, match -> Optional.of(params.apply(match)));
  }

  static Rule perhaps(
      String kind,
      String triggers,
      String words,
      Function<Matcher, Optional<Map<String, Object>>> params) {
    return new Rule(
        kind,
        List.of(triggers.split(" ")),
        Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
        params);
  }

  /** A kind without parameters. */
  static Rule bare(String kind, String triggers, String words) {
    return of(kind, triggers, words, match -> Map.of());
  }

  /** True if the words may occur in a text, given in small letters. */
  boolean mayMatch(String lower) {
    for (String trigger : triggers) {
      if (lower.contains(trigger)) {
        return true;
      }
    }
    return false;
  }
}
