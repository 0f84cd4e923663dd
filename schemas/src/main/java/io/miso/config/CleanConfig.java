package io.miso.config;

import java.io.Serializable;
import java.util.List;

/** What keeps a verified pair from being published. */
public record CleanConfig(
    @Doc("all, none, or rules by name with commas between: see the README") String rules,
    @Doc("languages that texts may be in, with commas between; all: any") String languages,
    @Doc("pairs published last that a new one is compared with for duplicates") int remember)
    implements Serializable {
  /** Names of all rules, in the order in which the README explains them. */
  public static final List<String> RULES =
      List.of(
          "language",
          "length",
          "symbols",
          "lines",
          "repetition",
          "characters",
          "markers",
          "refusal",
          "echo",
          "truncated",
          "secrets",
          "personal",
          "contamination",
          "duplicate",
          "near-duplicate");

  public CleanConfig {
    String allowed = "all, none, or some of " + String.join(",", RULES);
    Check.that(RULES.containsAll(chosen(rules)), "clean.rules", rules, allowed);
    Check.that(
        languages.matches("all|[a-z-]{2,5}(,[a-z-]{2,5})*"),
        "clean.languages",
        languages,
        "all, or codes such as en,de,zh-cn");
    Check.between("clean.remember", remember, 1, 10_000_000);
  }

  /** True if the rule of that name is on. */
  public boolean has(String rule) {
    return chosen(rules).contains(rule);
  }

  private static List<String> chosen(String rules) {
    return switch (rules) {
      case "all" -> RULES;
      case "none" -> List.of();
      default -> List.of(rules.split(",", -1));
    };
  }
}
