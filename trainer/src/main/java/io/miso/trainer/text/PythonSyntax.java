package io.miso.trainer.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rewrites what Jinja takes and Jinjava does not, inside tags and outside string literals: {@code
 * x[::-1]} becomes {@code (x|reverse|list)}, and {@code f(k=a|length - 1)} becomes {@code
 * f(k=(a|length - 1))}. The {@code generation} block of transformers becomes one that is always
 * written.
 */
final class PythonSyntax {
  // Possessive, for long literals would overflow the stack of a backtracking match.
  private static final String LITERAL = "'(?:[^'\\\\]++|\\\\.)*+'|\"(?:[^\"\\\\]++|\\\\.)*+\"";
  private static final Pattern LITERALS = Pattern.compile(LITERAL, Pattern.DOTALL);
  private static final Pattern TAGS =
      Pattern.compile(
          "\\{\\{(?:"
              + LITERAL
              + "|(?!\\}\\}).)*+\\}\\}"
              + "|\\{%(?:"
              + LITERAL
              + "|(?!%\\}).)*+%\\}"
              + "|\\{#.*?#\\}",
          Pattern.DOTALL);
  private static final Pattern UNTOUCHED =
      Pattern.compile("\\{#.*|\\{%[-+]?\\s*macro\\b.*", Pattern.DOTALL);
  private static final Pattern GENERATION =
      Pattern.compile("^(\\{%[-+]?\\s*)(?:(end)generation|generation)\\b");
  private static final Pattern REVERSED = Pattern.compile("([\\w.]+)\\[::-1\\]");
  private static final Pattern FILTER = Pattern.compile("\\|\\s*(\\w+)");
  private static final Pattern PLACEHOLDER = Pattern.compile("\u0001(\\d+)\u0002");

  private PythonSyntax() {}

  /** The source in Jinjava's dialect, without the one newline that Jinja drops at its end. */
  static String adapt(String jinja) {
    String source = jinja.endsWith("\n") ? jinja.substring(0, jinja.length() - 1) : jinja;
    return TAGS.matcher(source).replaceAll(tag -> Matcher.quoteReplacement(adaptTag(tag.group())));
  }

  /** The names of the filters that the source applies. */
  static Set<String> filters(String jinja) {
    Set<String> names = new TreeSet<>();
    TAGS.matcher(jinja)
        .results()
        .map(MatchResult::group)
        .filter(tag -> !tag.startsWith("{#"))
        .map(tag -> LITERALS.matcher(tag).replaceAll("''"))
        .forEach(tag -> FILTER.matcher(tag).results().forEach(f -> names.add(f.group(1))));
    return names;
  }

  private static String adaptTag(String tag) {
    if (UNTOUCHED.matcher(tag).matches()) {
      return tag;
    }
    Matcher generation = GENERATION.matcher(tag);
    if (generation.find()) {
      return generation.replaceFirst(generation.group(2) == null ? "$1if true" : "$1endif");
    }
    List<String> literals = new ArrayList<>();
    String bare =
        LITERALS
            .matcher(tag)
            .replaceAll(
                literal -> {
                  literals.add(literal.group());
                  return "\u0001" + (literals.size() - 1) + "\u0002";
                });
    String adapted = wrapKeywordValues(REVERSED.matcher(bare).replaceAll("($1|reverse|list)"));
    return PLACEHOLDER
        .matcher(adapted)
        .replaceAll(m -> Matcher.quoteReplacement(literals.get(Integer.parseInt(m.group(1)))));
  }

  private static String wrapKeywordValues(String code) {
    StringBuilder out = new StringBuilder();
    Deque<Integer> wrapped = new ArrayDeque<>(); // the depths at which a wrapped value ends
    int depth = 0;
    for (int i = 0; i < code.length(); i++) {
      char c = code.charAt(i);
      if ((c == ')' || c == ',') && !wrapped.isEmpty() && wrapped.peek() == depth) {
        out.append(')');
        wrapped.pop();
      }
      depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
      out.append(c);
      if (depth > 0 && isAssignment(code, i)) {
        out.append('(');
        wrapped.push(depth);
      }
    }
    return out.toString();
  }

  private static boolean isAssignment(String code, int i) {
    return code.charAt(i) == '='
        && code.charAt(i + 1) != '='
        && "=!<>".indexOf(code.charAt(i - 1)) < 0;
  }
}
