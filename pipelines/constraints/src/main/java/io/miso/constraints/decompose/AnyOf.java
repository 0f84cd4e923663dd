package io.miso.constraints.decompose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** An expression for one of many words. */
final class AnyOf {
  private AnyOf() {}

  /**
   * The words as alternatives, those of one first letter together: the matcher tries alternatives
   * one by one, and so gives most of them up at once.
   *
   * @param words words with a blank between; an underscore stands for a blank inside one
   */
  static String words(String words) {
    Map<Character, List<String>> byFirst = new LinkedHashMap<>();
    for (String word : words.strip().split("\\s+", -1)) {
      String quoted = Pattern.quote(word.substring(1).replace('_', ' '));
      byFirst.computeIfAbsent(word.charAt(0), none -> new ArrayList<>()).add(quoted);
    }
    List<String> groups = new ArrayList<>();
    byFirst.forEach((first, rests) -> groups.add(first + "(?:" + String.join("|", rests) + ")"));
    return "(?:" + String.join("|", groups) + ")";
  }
}
