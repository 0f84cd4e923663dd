package io.miso.constraints;

import io.miso.constraints.text.Ascii;
import io.miso.constraints.text.RuleSentences;
import io.miso.constraints.text.Span;
import io.miso.constraints.text.Text;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** How {@link LayoutRule}s look at an output, following IFBench's checkers. */
final class Layouts {
  private static final String OPENING = "([{";
  private static final String CLOSING = ")]}";
  private static final int DEEP_BRACKETS = 5;
  private static final int DEEP_QUOTES = 3;
  private static final int FEWEST = 2;
  private static final int ITALICS_TAG = 3;

  private Layouts() {}

  /** Reached when the innermost of five or more levels closes; a wrong closer begins anew. */
  static Finding brackets(Output output) {
    Deque<Character> open = new ArrayDeque<>();
    int deepest = 0;
    for (char c : output.text().toCharArray()) {
      if (OPENING.indexOf(c) >= 0) {
        open.push(c);
        deepest = Math.max(deepest, open.size());
      } else if (CLOSING.indexOf(c) >= 0) {
        if (!open.isEmpty() && open.peek() == OPENING.charAt(CLOSING.indexOf(c))) {
          open.pop();
          if (deepest >= DEEP_BRACKETS) {
            return Finding.of(true, deepest + " levels");
          }
        } else {
          open.clear();
          deepest = 0;
        }
      }
    }
    return Finding.of(false, "not so deep");
  }

  static Finding quotes(Output output) {
    Deque<Character> open = new ArrayDeque<>();
    int deepest = 0;
    for (char c : output.text().toCharArray()) {
      if (!open.isEmpty() && open.peek() == c) {
        open.pop();
        if (deepest - open.size() >= DEEP_QUOTES) {
          return Finding.of(true, deepest + " levels");
        }
      } else if (c == '"' || c == '\'') {
        open.push(c);
        deepest = Math.max(deepest, open.size());
      }
    }
    return Finding.of(false, deepest + " levels");
  }

  static Finding punctuation(Output output) {
    String text = output.text();
    if (!text.contains("!?") && !text.contains("?!") && !text.contains("‽")) {
      return Finding.of(false, "no interrobang");
    }
    int interrobang = text.contains("?!") ? text.indexOf("?!") : text.indexOf("!?");
    String rest =
        interrobang < 0
            ? text
            : text.substring(0, interrobang) + text.substring(interrobang + FEWEST);
    List<String> missing =
        List.of(".", ",", "!", "?", ";", ":").stream()
            .filter(mark -> !rest.contains(mark))
            .toList();
    return Finding.of(missing.isEmpty(), missing.isEmpty() ? "all" : "missing " + missing);
  }

  static Finding wordLines(Output output) {
    String text = Text.strip(Ascii.withoutPunctuation(output.text()));
    long lines = Arrays.stream(text.split("\n", -1)).filter(line -> !line.isEmpty()).count();
    int words = Ascii.split(text).size();
    return Finding.of(lines == words, words + " words on " + lines + " lines");
  }

  static Finding noWhitespace(Output output) {
    return Finding.unbroken(Span.runs(output.text(), Text::isBlank));
  }

  /**
   * Of blank lines in a row every second one stays, as in the checker, which drops from the list it
   * walks through.
   */
  static Finding stairs(Output output) {
    List<String> lines = new ArrayList<>(List.of(output.text().split("\n", -1)));
    for (int i = 0; i < lines.size(); i++) {
      if (Text.isBlank(lines.get(i))) {
        lines.remove(lines.get(i));
      }
    }
    for (int i = 1; i < lines.size(); i++) {
      if (indent(lines.get(i)) <= indent(lines.get(i - 1))) {
        return Finding.of(false, "'" + lines.get(i).strip() + "' is not further in");
      }
    }
    return Finding.of(true, lines.size() + " lines");
  }

  private static int indent(String line) {
    int indent = 0;
    while (indent < line.length() && line.charAt(indent) == ' ') {
      indent++;
    }
    return indent;
  }

  /** No quotation follows another at once, and none stands last. */
  static Finding explainedQuotes(Output output) {
    String text = output.text().replace('“', '"').replace('”', '"').replace("'\"'", "");
    StringBuilder dense = new StringBuilder();
    text.chars().filter(c -> !Text.isBlank(c)).forEach(c -> dense.append((char) c));
    if (dense.indexOf("\"\"") >= 0) {
      return Finding.of(false, "a quotation after another");
    }
    int end = dense.length();
    while (end > 0 && dense.charAt(end - 1) != '"' && isUnsaid(dense.charAt(end - 1))) {
      end--;
    }
    boolean explained = end > 0 && dense.charAt(end - 1) != '"';
    return Finding.of(explained, explained ? "none unexplained" : "a quotation at the end");
  }

  private static boolean isUnsaid(char c) {
    return Ascii.isPunctuation(c) || (c >= '0' && c <= '9');
  }

  static Finding thesis(Output output) {
    String text = output.text();
    int open = text.contains("<i>") ? text.indexOf("<i>") : text.indexOf("<em>");
    String from = open < 0 ? "" : text.substring(open);
    int close = from.contains("</i>") ? from.indexOf("</i>") : from.indexOf("</em>");
    if (close < 0) {
      return Finding.of(false, "no italics");
    }
    boolean said = close > ITALICS_TAG && !Text.isBlank(from.substring(ITALICS_TAG, close));
    boolean goesOn = !Text.isBlank(from.substring(close + ITALICS_TAG + 1));
    return Finding.of(
        said && goesOn,
        (said ? "a thesis" : "no thesis") + (goesOn ? ", text after" : ", no text"));
  }

  /** Every star has a hyphen before the next star. */
  static Finding subBullets(Output output) {
    String text = output.text();
    List<Span> pieces = Span.split(text, "*");
    return Finding.unbroken(
        pieces.subList(1, pieces.size()).stream()
            .filter(piece -> !piece.in(text).contains("-"))
            .toList());
  }

  static Finding bulletsAfterText(Output output) {
    int sentences = 0;
    int bullets = 0;
    boolean inText = true;
    for (String line : output.text().split("\n", -1)) {
      String bare = Text.strip(line);
      if (bare.startsWith("*")) {
        inText = false;
        bullets++;
        if (sentences < FEWEST) {
          return Finding.of(false, sentences + " sentences before a bullet");
        }
      } else if (inText) {
        List<String> found = RuleSentences.split(bare);
        sentences += found.size();
        inText = !found.isEmpty();
      } else {
        return Finding.of(false, "text after " + bullets + " bullets");
      }
    }
    return Finding.of(bullets >= FEWEST, bullets + " bullets");
  }

  static Finding outputTemplate(Output output) {
    List<String> missing =
        List.of("My Answer:", "My Conclusion:", "Future Outlook:").stream()
            .filter(part -> !output.text().contains(part))
            .toList();
    return Finding.of(missing.isEmpty(), missing.isEmpty() ? "all" : "missing " + missing);
  }
}
