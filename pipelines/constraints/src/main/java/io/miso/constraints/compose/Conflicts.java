package io.miso.constraints.compose;

import io.miso.constraints.Constraint;
import io.miso.constraints.KeywordConstraint.ForbiddenWords;
import io.miso.constraints.LengthConstraint.NumberSentences;
import io.miso.constraints.Relation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which constraints can stand together: X pairs never, C pairs under a condition, I pairs always
 * but with an effect on each other, which counts for the level.
 */
final class Conflicts {
  private static final String UPPER = "change_case:english_capital";
  private static final String LOWER = "change_case:english_lowercase";
  private static final String TITLE = "detectable_format:title";
  private static final String BULLETS = "detectable_format:number_bullet_lists";
  private static final String SENTENCES = "length_constraints:number_sentences";
  private static final String QUOTATION = "startend:quotation";
  private static final String POSTSCRIPT = "detectable_content:postscript";
  private static final String HIGHLIGHTS = "detectable_format:number_highlighted_sections";
  private static final String EXISTENCE = "keywords:existence";
  private static final String PLACEHOLDERS = "detectable_content:number_placeholders";
  private static final String END = "startend:end_checker";
  private static final String FORBIDDEN = "keywords:forbidden_words";
  private static final String NO_COMMA = "punctuation:no_comma";

  private static final Map<String, Set<String>> EXCLUDED =
      bothWays(Set.of(UPPER, LOWER), Set.of(QUOTATION, TITLE));
  private static final Map<String, Set<String>> INTERACTING =
      bothWays(
          Set.of(SENTENCES, POSTSCRIPT),
          Set.of(SENTENCES, BULLETS),
          Set.of(SENTENCES, END),
          Set.of(SENTENCES, EXISTENCE),
          Set.of(SENTENCES, PLACEHOLDERS),
          Set.of(HIGHLIGHTS, BULLETS),
          Set.of(QUOTATION, BULLETS),
          Set.of(QUOTATION, END),
          Set.of(POSTSCRIPT, END),
          Set.of(EXISTENCE, FORBIDDEN),
          Set.of(END, FORBIDDEN),
          Set.of(EXISTENCE, NO_COMMA),
          Set.of(UPPER, POSTSCRIPT),
          Set.of(LOWER, POSTSCRIPT));

  /** Sentences that a kind adds to an answer whose lead is one sentence. */
  private static final List<String> ONE_SENTENCE = List.of(EXISTENCE, PLACEHOLDERS, BULLETS, END);

  private Conflicts() {}

  /** True when one answer can satisfy all of them. */
  static boolean compatible(List<Constraint> constraints) {
    return pairs(constraints, EXCLUDED) == 0
        && enoughSentences(constraints)
        && nothingForbiddenIsAsked(constraints);
  }

  /** Pairs that have an effect on each other. */
  static int interactions(List<Constraint> constraints) {
    return pairs(constraints, INTERACTING);
  }

  @SafeVarargs
  private static Map<String, Set<String>> bothWays(Set<String>... pairs) {
    Map<String, Set<String>> table = new HashMap<>();
    for (Set<String> pair : pairs) {
      for (String kind : pair) {
        Set<String> partners = table.computeIfAbsent(kind, key -> new HashSet<>());
        partners.addAll(pair);
        partners.remove(kind);
      }
    }
    return table;
  }

  private static int pairs(List<Constraint> constraints, Map<String, Set<String>> table) {
    int pairs = 0;
    for (int i = 0; i < constraints.size(); i++) {
      Set<String> partners = table.getOrDefault(constraints.get(i).kind(), Set.of());
      for (int j = 0; j < i && !partners.isEmpty(); j++) {
        pairs += partners.contains(constraints.get(j).kind()) ? 1 : 0;
      }
    }
    return pairs;
  }

  /** Fewer than n sentences must leave room for the lead and for what the others add. */
  private static boolean enoughSentences(List<Constraint> constraints) {
    long needed = 1;
    long most = Long.MAX_VALUE;
    for (Constraint constraint : constraints) {
      needed += sentencesAdded(constraint);
      if (constraint instanceof NumberSentences asked && asked.relation() == Relation.LESS_THAN) {
        most = Math.min(most, asked.number() - 1);
      }
    }
    return needed <= most;
  }

  /** A marker with a closing stop is a sentence of its own to the splitter. */
  private static long sentencesAdded(Constraint constraint) {
    if (constraint.kind().equals(POSTSCRIPT)) {
      return constraint.params().containsValue("P.S.") ? 2 : 1;
    }
    return ONE_SENTENCE.contains(constraint.kind()) ? 1 : 0;
  }

  /** No forbidden word may stand in a keyword, an end phrase or a marker that is asked for. */
  private static boolean nothingForbiddenIsAsked(List<Constraint> constraints) {
    List<Constraint> forbidding =
        constraints.stream().filter(ForbiddenWords.class::isInstance).toList();
    if (forbidding.isEmpty()) {
      return true;
    }
    String asked =
        constraints.stream()
            .filter(constraint -> !(constraint instanceof ForbiddenWords))
            .map(constraint -> constraint.params().values().toString())
            .collect(Collectors.joining());
    return forbidding.stream()
        .allMatch(forbidden -> asked.isEmpty() || forbidden.verify(asked).satisfied());
  }
}
