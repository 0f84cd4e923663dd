package io.miso.constraints.decompose;

import java.util.ArrayList;
import java.util.List;

/** R8: scraps join a neighbour, and so do the smallest parts where there are too many. */
final class Sizes {
  private static final int FEWEST_TOKENS = 3;
  private static final List<String> GROUPS = List.of("length", "content", "format", "language");

  private final String text;
  private final List<Part> parts;

  /** The tokens of each part. */
  private final List<Integer> tokens = new ArrayList<>();

  private Sizes(String text, List<Part> parts) {
    this.text = text;
    this.parts = new ArrayList<>(parts);
    parts.forEach(part -> tokens.add(Tokens.count(text, part.start(), part.end())));
  }

  /** The parts, joined where they must be, and no more of them than that. */
  static List<Part> fit(String text, List<Part> parts, int most) {
    Sizes sizes = new Sizes(text, parts);
    while (sizes.joinsOne(most)) {
      continue;
    }
    return sizes.parts;
  }

  private boolean joinsOne(int most) {
    int small = smallest();
    boolean scrap = !parts.isEmpty() && tokens.get(small) < FEWEST_TOKENS;
    if (parts.size() < 2 || parts.size() <= most && !scrap) {
      return false;
    }
    join(scrap ? partner(small) : nearest(small));
    return true;
  }

  private int smallest() {
    int smallest = 0;
    for (int i = 1; i < tokens.size(); i++) {
      smallest = tokens.get(i) < tokens.get(smallest) ? i : smallest;
    }
    return smallest;
  }

  /** The first of the two parts to join: a scrap joins what precedes it, a label what follows. */
  private int partner(int scrap) {
    String words = text.substring(parts.get(scrap).start(), parts.get(scrap).end()).stripTrailing();
    boolean forward = scrap == 0 || words.endsWith(":") && scrap + 1 < parts.size();
    return forward ? scrap : scrap - 1;
  }

  private int nearest(int small) {
    if (small == 0 || small + 1 == parts.size()) {
      return small == 0 ? 0 : small - 1;
    }
    int before = distance(parts.get(small - 1), parts.get(small));
    int after = distance(parts.get(small), parts.get(small + 1));
    return after < before ? small : small - 1;
  }

  /** How far two parts' kinds are from each other; a task is far from every constraint. */
  private static int distance(Part one, Part other) {
    return Math.abs(group(one) - group(other));
  }

  private static int group(Part part) {
    for (int i = 0; i < GROUPS.size(); i++) {
      if ((part.reading().hard() & Lexicon.SHIPPED.group(GROUPS.get(i))) != 0) {
        return i;
      }
    }
    return 2 * GROUPS.size();
  }

  private void join(int first) {
    parts.set(first, parts.get(first).join(parts.remove(first + 1)));
    tokens.set(first, tokens.get(first) + tokens.remove(first + 1));
  }
}
