package io.miso.constraints.clean;

import io.miso.constraints.language.LanguageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Texts in a language that is not allowed, or in none for certain: probability below 0.9 (FineWeb,
 * arXiv 2406.17557, takes 0.65 for web pages; short texts need a surer judge). Under 20 letters no
 * language shows. Composed pairs are English by their grammar, outputs with a language or case
 * constraint are judged by its verifier: capitals alone hide a language.
 */
record LanguageRule(Set<String> allowed) implements Rule {
  private static final double LEAST_SURE = 0.9;
  private static final int LEAST_LETTERS = 20;
  private static final List<String> JUDGED =
      List.of(
          "language:",
          "change_case:english_",
          "detectable_format:json_format",
          "miso:language:",
          "miso:data:");

  LanguageRule {
    allowed = Set.copyOf(allowed);
  }

  @Override
  public List<Finding> check(Row row) {
    if (row.composed()) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>(0);
    check(findings, "instruction", row.instruction());
    if (!row.asks(JUDGED)) {
      check(findings, "output", row.output());
    }
    return findings;
  }

  private void check(List<Finding> findings, String name, String text) {
    if (text.codePoints().filter(Character::isLetter).limit(LEAST_LETTERS).count()
        < LEAST_LETTERS) {
      return;
    }
    LanguageId.Guess guess = new LanguageId(text).guess();
    boolean sure = guess.probability() >= LEAST_SURE;
    if (!sure || !allowed.contains(guess.language())) {
      findings.add(
          new Finding(
              "LANGUAGE:" + (sure ? guess.language() : "unsure"),
              String.format(
                  Locale.ROOT,
                  "The %s is %s with probability %.2f, allowed are %s from %.1f",
                  name,
                  guess.language().isEmpty() ? "of no language" : guess.language(),
                  guess.probability(),
                  allowed.stream().sorted().toList(),
                  LEAST_SURE)));
    }
  }
}
