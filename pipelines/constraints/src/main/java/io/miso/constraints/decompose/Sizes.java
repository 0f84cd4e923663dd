package io.miso.constraints.decompose;

import java.util.ArrayList;
import java.util.List;

/** R8: scraps join a neighbour, and so do the smallest parts where there are too many. */
final class Sizes {
  private static final int FEWEST_TOKENS = 3;
  private static final List<String> GROUPS = List.of("length", "content", "format", "language");

  private Sizes() {}

  static List<Part> fit(String text, List<Part> parts, int most) {
    List<Part> fitting = new ArrayList<>(parts);
    int small = smallest(text, fitting);
    while (fitting.size() > 1
        && (fitting.size() > most || tokens(text, fitting.get(small)) < FEWEST_TOKENS)) {
      join(
          fitting,
          tokens(text, fitting.get(small)) < FEWEST_TOKENS
              ? scrapJoins(text, fitting, small)
              : nearest(fitting, small));
      small = smallest(text, fitting);
    }
    return fitting;
  }

  private static int tokens(String text, Part part) {
    return Tokens.count(text, part.start(), part.end());
  }

  private static int smallest(String text, List<Part> parts) {
    int smallest = 0;
    for (int i = 1; i < parts.size(); i++) {
      if (tokens(text, parts.get(i)) < tokens(text, parts.get(smallest))) {
        smallest = i;
      }
    }
    return smallest;
  }

  /** The first of the two parts to join: a heading goes with what follows it. */
  private static int scrapJoins(String text, List<Part> parts, int scrap) {
    Part part = parts.get(scrap);
    String words = text.substring(part.start(), part.end()).stripTrailing();
    boolean forward = scrap == 0 || words.endsWith(":") && scrap + 1 < parts.size();
    return forward ? scrap : scrap - 1;
  }

  private static int nearest(List<Part> parts, int small) {
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

  private static void join(List<Part> parts, int first) {
    parts.set(first, parts.get(first).join(parts.remove(first + 1)));
  }
}
