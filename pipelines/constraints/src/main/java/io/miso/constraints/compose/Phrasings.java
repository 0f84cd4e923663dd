package io.miso.constraints.compose;

import io.miso.constraints.text.Resources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Wordings by what they word and by split. */
final class Phrasings {
  private static final Map<String, List<Phrasing>> ALL = load();

  private Phrasings() {}

  /**
   * One wording.
   *
   * @param id what it words, and its number there from 0
   * @param words text with slots in braces
   */
  record Phrasing(String id, Split split, String words) {}

  /** The wordings of a kind, a task, or a part of the frame. */
  static List<Phrasing> of(String worded, Split split) {
    List<Phrasing> all = ALL.get(worded);
    if (all == null) {
      throw new IllegalArgumentException("Nothing words " + worded + ": add it to phrasings.txt");
    }
    return all.stream().filter(phrasing -> phrasing.split == split).toList();
  }

  private static Map<String, List<Phrasing>> load() {
    Map<String, List<Phrasing>> all = new HashMap<>();
    for (String line : Resources.lines(Phrasings.class, "phrasings.txt")) {
      String[] fields = line.split(" ", 3);
      List<Phrasing> siblings = all.computeIfAbsent(fields[0], worded -> new ArrayList<>());
      Split split = fields[1].equals("train") ? Split.TRAIN : Split.HELD_OUT;
      siblings.add(new Phrasing(fields[0] + "#" + siblings.size(), split, fields[2]));
    }
    return all;
  }
}
