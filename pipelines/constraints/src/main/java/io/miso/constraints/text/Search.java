package io.miso.constraints.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A keyword read as a regular expression that ignores case, as IFEval's checkers do, under a budget
 * of steps: a keyword such as {@code (a+)+$} must not stop a pipeline.
 */
public final class Search {
  private static final int STEPS = 2_000_000;
  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNIX_LINES;

  private final Pattern pattern;

  private Search(Pattern pattern) {
    this.pattern = pattern;
  }

  /**
   * Reads the expression, case ignored.
   *
   * @throws PatternSyntaxException when it is no regular expression
   */
  public static Search ignoringCase(String expression) {
    return new Search(Pattern.compile(expression, FLAGS));
  }

  /** Reads the expression, case heeded; see {@link #ignoringCase}. */
  public static Search heedingCase(String expression) {
    return new Search(Pattern.compile(expression, Pattern.UNIX_LINES));
  }

  /**
   * All matches without overlap, left to right.
   *
   * @throws SearchException when the budget of steps or the stack is spent
   */
  public List<Span> all(String text) {
    return find(text, false);
  }

  /** Matches whose two ends are word boundaries; see {@link #all}. */
  public List<Span> allWords(String text) {
    return find(text, true);
  }

  private List<Span> find(String text, boolean words) {
    try {
      Matcher matcher = pattern.matcher(new Budgeted(text, new int[] {STEPS}));
      List<Span> found = new ArrayList<>();
      int from = 0;
      while (from <= text.length() && matcher.find(from)) {
        int start = matcher.start();
        int end = words ? wordEnd(matcher, text, start, matcher.end()) : matcher.end();
        if (end >= 0) {
          found.add(new Span(start, end));
        }
        from = Math.max(end, start + 1);
      }
      return found;
    } catch (StackOverflowError deep) {
      throw new SearchException("Keyword /" + pattern + "/ nests too deeply for this text", deep);
    }
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
