package io.miso.constraints.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A keyword read as a regular expression, as IFEval's checkers do, under a budget of steps: a
 * keyword such as {@code (a+)+$} must not stop a pipeline. One without special characters is looked
 * up as it is, which finds the same and is much faster.
 */
public final class Search {
  private static final int STEPS = 2_000_000;
  private static final String SPECIAL = "\\^$.|?*+()[]{}";

  private final String expression;
  private final boolean ignoringCase;
  private final boolean literal;

  private Search(String expression, boolean ignoringCase) {
    this.literal = expression.chars().noneMatch(c -> isSpecial((char) c));
    this.expression = literal && ignoringCase ? Text.folded(expression) : expression;
    this.ignoringCase = ignoringCase;
  }

  private static boolean isSpecial(char c) {
    return SPECIAL.indexOf(c) >= 0 || Character.isSurrogate(c);
  }

  /** Reads the expression, case ignored. */
  public static Search ignoringCase(String expression) {
    return new Search(expression, true);
  }

  /** Reads the expression, case heeded. */
  public static Search heedingCase(String expression) {
    return new Search(expression, false);
  }

  /**
   * Checks an expression.
   *
   * @throws PatternSyntaxException when it is no regular expression
   */
  public static void check(String expression) {
    Search search = ignoringCase(expression);
    if (!search.literal) {
      search.pattern();
    }
  }

  private Pattern pattern() {
    int anyCase = ignoringCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
    return Pattern.compile(expression, Pattern.UNIX_LINES | anyCase);
  }

  /**
   * All matches without overlap, left to right.
   *
   * @param folded the text as {@link Text#folded} gives it
   * @throws SearchException when the budget of steps or the stack is spent
   */
  public List<Span> all(String text, String folded) {
    return find(text, folded, false, Integer.MAX_VALUE);
  }

  /** The first match, or none; see {@link #all}. */
  public List<Span> first(String text, String folded) {
    return find(text, folded, false, 1);
  }

  /** Matches whose two ends are word boundaries; see {@link #all}. */
  public List<Span> allWords(String text, String folded) {
    return find(text, folded, true, Integer.MAX_VALUE);
  }

  private List<Span> find(String text, String folded, boolean words, int most) {
    if (literal) {
      return findLiteral(text, ignoringCase ? folded : text, words, most);
    }
    try {
      Matcher matcher = pattern().matcher(new Budgeted(text, new int[] {STEPS}));
      List<Span> found = new ArrayList<>();
      int from = 0;
      while (found.size() < most && from <= text.length() && matcher.find(from)) {
        int start = matcher.start();
        int end = words ? wordEnd(matcher, text, start, matcher.end()) : matcher.end();
        if (end >= 0) {
          found.add(new Span(start, end));
        }
        from = Math.max(end, start + 1);
      }
      return found;
    } catch (StackOverflowError deep) {
      throw new SearchException(
          "Keyword /" + expression + "/ nests too deeply for this text", deep);
    }
  }

  private List<Span> findLiteral(String text, String searched, boolean words, int most) {
    List<Span> found = new ArrayList<>();
    int start = searched.indexOf(expression);
    while (start >= 0 && found.size() < most) {
      int end = start + expression.length();
      boolean wanted = !words || (Text.isBoundary(text, start) && Text.isBoundary(text, end));
      if (wanted) {
        found.add(new Span(start, end));
      }
      start = searched.indexOf(expression, wanted ? end : start + 1);
    }
    return found;
  }

  /**
   * Where the match from this start ends as whole words, or -1. The matcher's own choice of end can
   * lie inside a word where another would not: {@code cat|cats} finds "cat" in "cats".
   */
  private static int wordEnd(Matcher matcher, String text, int start, int chosen) {
    if (!Text.isBoundary(text, start)) {
      return -1;
    }
    if (Text.isBoundary(text, chosen)) {
      return chosen;
    }
    boolean longerMayMatch = true;
    for (int end = start + 1; longerMayMatch && end <= text.length(); end++) {
      if (Text.isBoundary(text, end)) {
        if (matcher.region(start, end).matches()) {
          return end;
        }
        longerMayMatch = matcher.hitEnd();
      }
    }
    return -1;
  }

  /** A search that had to be given up: an error of the keyword, not a verdict on the text. */
  public static final class SearchException extends RuntimeException {
    private static final long serialVersionUID = 1;

    SearchException(String message, Throwable cause) {
      super(message + "; use a plain word as keyword", cause);
    }

    SearchException(String message) {
      super(message + "; use a plain word as keyword");
    }
  }

  /** Counts every look at a character, the unit of the matcher's work. */
  private record Budgeted(CharSequence text, int[] left) implements CharSequence {
    @Override
    public char charAt(int index) {
      if (left[0]-- == 0) {
        throw new SearchException("Keyword took more than " + STEPS + " steps");
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Budgeted(text.subSequence(start, end), left);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
