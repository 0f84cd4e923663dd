package io.miso.constraints.recognise;

import io.miso.constraints.Constraint;
import io.miso.constraints.ConstraintException;
import io.miso.constraints.Kinds;
import io.miso.constraints.LanguageConstraint.ResponseLanguage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what an English instruction asks of its answer, where the words name one of IFEval's kinds
 * with all its parameters. It is made to be sure, not to be complete: what stands for each, every
 * or any of several parts is left out, and so are conditions, quotations, questions that are no
 * requests, and a kind that is asked for twice in different ways. What stands in examples inside
 * the instruction is read as if it were asked for.
 */
public final class Recogniser {
  /** What, before a match in its clause, makes it ask for something else. */
  private static final Pattern OTHERWISE =
      Pattern.compile(
          "\\b(?:each|every|per|either|if|when|unless|asking|function|regex)\\b[^.\\n]*$"
              + "|(?:\\b(?:not|never|avoid|without|instead of|refrain from)|n't)\\b(?! forget| only)"
              + "[^.,;:\\n]*$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern SENTENCE_END = Pattern.compile("[.?!]+(?=\\s|$)|\\n");
  private static final Pattern REQUEST =
      Pattern.compile(
          "\\s*(?:please|can you|could you|would you|will you)\\b", Pattern.CASE_INSENSITIVE);
  private static final int BEFORE = 60;
  private static final String ENGLISH = "change_case:english";

  private Recogniser() {}

  /** The constraints, in the order of the kinds' rules; at most one of a kind. */
  public static List<Constraint> in(String instruction) {
    List<Constraint> found = new ArrayList<>();
    Set<String> twice = new HashSet<>();
    String lower = instruction.toLowerCase(Locale.ROOT);
    for (Rule rule : Rules.ALL) {
      if (rule.mayMatch(lower)) {
        for (Constraint constraint : by(rule, instruction)) {
          add(found, constraint, twice);
        }
      }
    }
    // The kinds of English letter case ask for the language already.
    boolean english = found.stream().anyMatch(c -> c.kind().startsWith(ENGLISH));
    found.removeIf(c -> twice.contains(c.kind()) || english && c instanceof ResponseLanguage);
    return found;
  }

  private static List<Constraint> by(Rule rule, String instruction) {
    List<Constraint> found = new ArrayList<>();
    Matcher match = rule.words().matcher(instruction);
    while (match.find()) {
      if (!isOtherwise(instruction, match.start())) {
        rule.params()
            .apply(match)
            .flatMap(params -> constraint(rule.kind(), params))
            .ifPresent(found::add);
      }
    }
    return found;
  }

  private static void add(List<Constraint> found, Constraint constraint, Set<String> twice) {
    for (Constraint before : found) {
      if (before.kind().equals(constraint.kind())) {
        if (!before.equals(constraint)) {
          twice.add(constraint.kind());
        }
        return;
      }
    }
    found.add(constraint);
  }

  private static boolean isOtherwise(String instruction, int at) {
    return OTHERWISE.matcher(instruction.substring(Math.max(0, at - BEFORE), at)).find()
        || isQuoted(instruction, at)
        || isQuestion(instruction, at);
  }

  /** True if an odd number of quotation marks stands before the place in its line. */
  private static boolean isQuoted(String instruction, int at) {
    int line = instruction.lastIndexOf('\n', at) + 1;
    long marks =
        instruction.substring(Math.min(line, at), at).chars().filter(c -> c == '"').count();
    return marks % 2 == 1;
  }

  /** True if the place's sentence asks something, but not for the answer itself. */
  private static boolean isQuestion(String instruction, int at) {
    Matcher end = SENTENCE_END.matcher(instruction).region(at, instruction.length());
    if (!end.find() || !end.group().startsWith("?")) {
      return false;
    }
    String before = instruction.substring(0, at);
    Matcher start = SENTENCE_END.matcher(before);
    int from = 0;
    while (start.find()) {
      from = start.end();
    }
    return !REQUEST.matcher(before.substring(from)).lookingAt();
  }

  /** Words that are no valid parameters ask for nothing that can be judged. */
  private static Optional<Constraint> constraint(String kind, Map<String, Object> params) {
    try {
      return Optional.of(Kinds.of(kind, params));
    } catch (ConstraintException notValid) {
      return Optional.empty();
    }
  }
}
