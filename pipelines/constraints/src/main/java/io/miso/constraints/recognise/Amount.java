package io.miso.constraints.recognise;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * How many of something an instruction asks for.
 *
 * @param relation {@code at least} or {@code less than}, IFEval's words
 * @param number counted things
 */
record Amount(String relation, long number) {
  private static final List<String> NUMBERS =
      List.of(
          "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
              .split(" "));

  static final String NUMBER =
      "(?:\\d{1,3}(?:,\\d{3})+|\\d{1,6}|" + String.join("|", NUMBERS) + ")";

  /** A number with what bounds it, before or after; a number alone does not match. */
  static final String BOUNDED =
      "(?:(?:(?<least>at least|no fewer than|no less than|a minimum of|minimum of|minimum)"
          + "|(?<above>more than|over)|(?<below>less than|fewer than|under|below)"
          + "|(?<most>at most|no more than|not more than|not exceed|a maximum of|maximum of|up to))"
          + " (?<bounded>"
          + NUMBER
          + ")|(?<open>"
          + NUMBER
          + ")(?:\\+| or (?:(?<more>more)|fewer|less)))";

  /** The same for how often something happens: once, twice, or so many times. */
  static final String TIMES =
      "(?:(?:(?<least>at least)|(?<above>more than)|(?<below>less than|fewer than)"
          + "|(?<most>at most|no more than|only)) "
          + "(?:(?<bounded>"
          + NUMBER
          + ") times?|(?<adverb>once|twice))|(?<open>"
          + NUMBER
          + ")(?:\\+| or (?:(?<more>more)|fewer|less)) times)";

  /** What a match of one of the two says. */
  static Amount of(Matcher matcher) {
    String open = matcher.group("open");
    if (open != null) {
      return matcher.group("more") != null || !matcher.group().contains(" or ")
          ? new Amount("at least", number(open))
          : new Amount("less than", number(open) + 1);
    }
    long number = bounded(matcher);
    if (matcher.group("least") != null) {
      return new Amount("at least", number);
    }
    if (matcher.group("above") != null) {
      return new Amount("at least", number + 1);
    }
    return new Amount("less than", matcher.group("below") != null ? number : number + 1);
  }

  private static long bounded(Matcher matcher) {
    String digits = matcher.group("bounded");
    if (digits != null) {
      return number(digits);
    }
    return matcher.group("adverb").equalsIgnoreCase("once") ? 1 : 2;
  }

  /** A number in digits or in a word up to fourteen. */
  static long number(String text) {
    int word = NUMBERS.indexOf(text.toLowerCase(Locale.ROOT));
    return word >= 0 ? word : Long.parseLong(text.replace(",", ""));
  }

  /** True if at least so many are asked for. */
  Optional<Long> leastOf() {
    return relation.equals("at least") ? Optional.of(number) : Optional.empty();
  }
}
