package io.miso.constraints.clean;

import io.miso.config.CleanConfig;
import io.miso.constraints.language.LanguageId;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules on text that the settings switch on. */
public final class Rules implements Serializable {
  private static final long serialVersionUID = 1;

  /** Version of what the rules say; raise it when a finding can change. */
  public static final int VERSION = 3;

  private final ArrayList<Rule> rules = new ArrayList<>();

  private Rules() {}

  /** The rules of the settings, in their order; others of {@code clean.rules} are not on text. */
  public static Rules of(CleanConfig clean) {
    Set<String> languages =
        clean.languages().equals("all")
            ? LanguageId.codes()
            : Set.of(clean.languages().split(",", -1));
    Map<String, Rule> all =
        Map.ofEntries(
            Map.entry("language", new LanguageRule(languages)),
            Map.entry("length", new LengthRule()),
            Map.entry("symbols", new SymbolsRule()),
            Map.entry("lines", new LinesRule()),
            Map.entry("repetition", new RepetitionRule()),
            Map.entry("characters", new CharactersRule()),
            Map.entry("markers", new MarkersRule()),
            Map.entry("refusal", new RefusalRule()),
            Map.entry("echo", new EchoRule()),
            Map.entry("truncated", new TruncatedRule()),
            Map.entry("secrets", new SecretsRule()),
            Map.entry("contamination", new ContaminationRule()));
    Rules chosen = new Rules();
    for (String name : CleanConfig.RULES) {
      Rule rule = all.get(name);
      if (rule != null && clean.has(name)) {
        chosen.rules.add(rule);
      }
    }
    return chosen;
  }

  /** Everything that the rules have against the pair. */
  public List<Finding> check(Row row) {
    List<Finding> findings = new ArrayList<>(0);
    for (Rule rule : rules) {
      findings.addAll(rule.check(row));
    }
    return findings;
  }
}
