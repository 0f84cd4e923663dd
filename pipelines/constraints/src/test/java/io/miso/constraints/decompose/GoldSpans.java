package io.miso.constraints.decompose;

import io.miso.constraints.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a prompt words a constraint of which the wording is known, perhaps not to the letter. */
final class GoldSpans {
  private static final Pattern TOKEN = Pattern.compile("(?U)\\w+|[^\\w\\s]");
  private static final double ENOUGH = 0.6;

  private GoldSpans() {}

  private record Token(String word, int start, int end) {}

  /** The last place with the very words, or the window of most words in common, if enough. */
  static Optional<Span> locate(String text, String constraint, int from) {
    String words = constraint.strip().replaceAll("\\.+$", "").strip();
    int exact = text.toLowerCase(Locale.ROOT).lastIndexOf(words.toLowerCase(Locale.ROOT));
    if (exact >= from) {
      return Optional.of(new Span(exact, exact + words.length()));
    }
    List<Token> tokens = tokens(text).stream().filter(token -> token.start >= from).toList();
    List<Token> wanted = tokens(words);
    Span best = new Span(0, 0);
    double most = 0;
    int n = wanted.size();
    for (int width : new TreeSet<>(List.of(n, Math.max(3, (int) (n * .8)), (int) (n * 1.25) + 1))) {
      for (int at = 0; at < Math.max(1, tokens.size() - width + 1); at++) {
        List<Token> window = tokens.subList(at, Math.min(tokens.size(), at + width));
        double score = score(window, wanted);
        if (score > most) {
          most = score;
          best = new Span(window.get(0).start, window.get(window.size() - 1).end);
        }
      }
    }
    return most >= ENOUGH ? Optional.of(best) : Optional.empty();
  }

  private static double score(List<Token> window, List<Token> wanted) {
    Map<String, Integer> left = new HashMap<>();
    wanted.forEach(token -> left.merge(token.word, 1, Integer::sum));
    if (window.isEmpty()
        || !left.containsKey(window.get(0).word)
        || !left.containsKey(window.get(window.size() - 1).word)) {
      return 0;
    }
    int common = 0;
    for (Token token : window) {
      if (left.getOrDefault(token.word, 0) > 0) {
        left.merge(token.word, -1, Integer::sum);
        common++;
      }
    }
    return 2.0 * common / (window.size() + wanted.size());
  }

  private static List<Token> tokens(String text) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      String word = matcher.group().toLowerCase(Locale.ROOT);
      tokens.add(new Token(word, matcher.start(), matcher.end()));
    }
    return tokens;
  }
}
