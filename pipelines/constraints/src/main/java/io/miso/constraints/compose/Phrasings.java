package io.miso.constraints.compose;

import io.miso.constraints.text.Resources;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Wordings by what they word and by split. */
final class Phrasings {
  private static final Map<Split, Map<String, List<Phrasing>>> ALL = load();

  private Phrasings() {}

  /**
   * One wording.
   *
   * @param id what it words, and its number there from 0
   * @param words text with slots in braces
   */
  record Phrasing(String id, String words) {}

  /** The wordings of a kind, a task, or a part of the frame. */
  static List<Phrasing> of(String worded, Split split) {
    List<Phrasing> phrasings = ALL.getOrDefault(split, Map.of()).get(worded);
    if (phrasings == null) {
      throw new IllegalArgumentException(
          "Nothing words " + worded + " for " + split + ": add it to phrasings.txt");
    }
    return phrasings;
  }

  private static Map<Split, Map<String, List<Phrasing>>> load() {
    Map<Split, Map<String, List<Phrasing>>> all = new EnumMap<>(Split.class);
    Map<String, Integer> siblings = new HashMap<>();
    for (String line : Resources.lines(Phrasings.class, "phrasings.txt")) {
      String[] fields = line.split(" ", 3);
      Split split = fields[1].equals("train") ? Split.TRAIN : Split.HELD_OUT;
      int number = siblings.merge(fields[0], 1, Integer::sum) - 1;
      all.computeIfAbsent(split, anew -> new HashMap<>())
          .computeIfAbsent(fields[0], anew -> new ArrayList<>())
          .add(new Phrasing(fields[0] + "#" + number, fields[2]));
    }
    return all;
  }
}
