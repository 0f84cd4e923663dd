package io.miso.constraints.clean;

import io.miso.constraints.text.Text;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Outputs that open with a refusal instead of an answer. The openings were gathered by hand from
 * the published refusals of chat models; a verb of helping must follow "I cannot", since stories
 * begin so too.
 */
record RefusalRule() implements Rule {
  private static final String HELP =
      "(?:assist|help|provide|fulfill|fulfil|comply|answer|create|generate|write|do that|support|"
          + "engage|continue with|discuss|give|offer|share|access|browse)";
  private static final Pattern OPENING =
      Pattern.compile(
          "(?:(?:i'm|i am) (?:really |very |so )?sorry,? (?:but|i)\\b"
              + "|(?:sorry|apologies|my apologies),? but i\\b"
              + "|i apologi[sz]e,? but\\b"
              + "|(?:unfortunately,? )?i (?:cannot|can't|can not|won't|will not) (?:\\w+ )?"
              + HELP
              + "\\b"
              + "|(?:unfortunately,? )?(?:i'm|i am) (?:unable|not able) to\\b"
              + "|as an ai\\b|as a (?:large )?language model\\b)");
  private static final List<String> DEMAND =
      List.of(
          "combination:repeat_prompt",
          "detectable_format:constrained_response",
          "miso:startend:start_with",
          "miso:layout:template");
  private static final int LOOKED_AT = 160;

  @Override
  public List<Finding> check(Row row) {
    String output = row.output();
    int start = start(output);
    if (start == output.length() || "isaumISAUM".indexOf(output.charAt(start)) < 0) {
      return List.of();
    }
    String opening = output.substring(start, Math.min(output.length(), start + LOOKED_AT));
    Matcher refusal = OPENING.matcher(Text.lower(opening).replace('\u2019', '\''));
    if (!refusal.lookingAt() || row.asks(DEMAND)) {
      return List.of();
    }
    return List.of(
        new Finding("REFUSAL", "The output opens with '" + refusal.group() + "', a refusal"));
  }

  /** Where the words begin, after a title and quotation marks. */
  private static int start(String output) {
    int start = output.startsWith("<<") ? Math.max(0, output.indexOf(">>") + 2) : 0;
    while (start < output.length() && !Character.isLetter(output.charAt(start))) {
      start++;
    }
    return start;
  }
}
