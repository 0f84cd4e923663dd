package io.miso.constraints;

import io.miso.constraints.text.Resources;
import io.miso.constraints.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Simplified and traditional Chinese, told apart by frequent characters that only one has. */
public final class ChineseScript {
  private static final String SIMPLIFIED = "simplified";
  private static final String TRADITIONAL = "traditional";
  private static final Map<String, Set<Integer>> ONLY =
      Map.of(SIMPLIFIED, column(0), TRADITIONAL, column(1));

  private ChineseScript() {}

  static List<String> names() {
    return List.of(SIMPLIFIED, TRADITIONAL);
  }

  /** Chinese characters, and none that only the other script has. */
  static Finding look(Output output, String script) {
    Set<Integer> foreign =
        ONLY.getOrDefault(script.equals(SIMPLIFIED) ? TRADITIONAL : SIMPLIFIED, Set.of());
    String text = output.text();
    List<Span> breaks = new ArrayList<>();
    boolean chinese = false;
    int next;
    for (int i = 0; i < text.length(); i = next) {
      int c = text.codePointAt(i);
      next = i + Character.charCount(c);
      chinese |= Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
      if (foreign.contains(c)) {
        breaks.add(new Span(i, next));
      }
    }
    return chinese ? Finding.unbroken(breaks) : Finding.of(false, "no Chinese characters");
  }

  /** The text with characters that only the other script has, wherever the table knows them. */
  public static String without(String script, String text) {
    String changed = text;
    for (String line : Resources.lines(ChineseScript.class, "chinese-scripts.txt")) {
      for (String pair : line.split(" ", -1)) {
        int second = pair.offsetByCodePoints(0, 1);
        String simplified = pair.substring(0, second);
        String traditional = pair.substring(second);
        changed =
            script.equals(SIMPLIFIED)
                ? changed.replace(simplified, traditional)
                : changed.replace(traditional, simplified);
      }
    }
    return changed;
  }

  private static Set<Integer> column(int column) {
    Set<Integer> characters = new HashSet<>();
    for (String line : Resources.lines(ChineseScript.class, "chinese-scripts.txt")) {
      for (String pair : line.split(" ", -1)) {
        characters.add(pair.codePointAt(column));
      }
    }
    return characters;
  }
}
