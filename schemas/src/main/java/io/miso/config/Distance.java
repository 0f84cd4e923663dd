package io.miso.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Levenshtein's edit distance, to name what was perhaps meant. */
public final class Distance {
  private Distance() {}

  /** The known word that is nearest, if it is near. */
  public static Optional<String> nearest(String word, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(other -> of(word, other)))
        .filter(other -> isNear(word, other));
  }

  /** True if two characters differ, or less than half of them. */
  static boolean isNear(String a, String b) {
    int longest = Math.max(a.length(), b.length());
    int edits = of(a, b);
    return edits <= 2 && edits < longest || 2 * edits < longest;
  }

  /** How many characters have to be put in, taken out or replaced. */
  public static int of(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substitution, Math.min(row[j - 1], diagonal) + 1);
      }
    }
    return row[b.length()];
  }
}
