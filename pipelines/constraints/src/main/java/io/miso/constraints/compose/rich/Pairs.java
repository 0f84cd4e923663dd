package io.miso.constraints.compose.rich;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A symmetrical table of kinds: pairs that exclude each other, go under a condition, interact. */
final class Pairs {
  private static final int MOST_KINDS = 128;

  private final Map<String, Integer> index = new HashMap<>();
  private final boolean[][] excluded = new boolean[MOST_KINDS][MOST_KINDS];
  private final List<Predicate<Demands>> conditions = new ArrayList<>();

  /** A bit for each of the conditions. */
  private final long[][] conditional = new long[MOST_KINDS][MOST_KINDS];

  private final boolean[][] interacting = new boolean[MOST_KINDS][MOST_KINDS];

  /** X: no output satisfies both, or none that a reader would accept. */
  void x(String kind, String... others) {
    for (String other : others) {
      exclude(put(kind), put(other));
    }
  }

  /** X: each of these excludes every other. */
  void one(String... kinds) {
    for (String kind : kinds) {
      for (String other : kinds) {
        if (!kind.equals(other)) {
          exclude(put(kind), put(other));
        }
      }
    }
  }

  private void exclude(int a, int b) {
    excluded[a][b] = true;
    excluded[b][a] = true;
  }

  /** C: both hold if the condition on all demands does. */
  void c(String kind, Predicate<Demands> condition, String... others) {
    if (!conditions.contains(condition)) {
      conditions.add(condition);
    }
    long bit = 1L << conditions.indexOf(condition);
    for (String other : others) {
      conditional[put(kind)][put(other)] |= bit;
      conditional[put(other)][put(kind)] |= bit;
    }
  }

  /** I: both hold, with an effect on each other. */
  void i(String kind, String... others) {
    for (String other : others) {
      interacting[put(kind)][put(other)] = true;
      interacting[put(other)][put(kind)] = true;
    }
  }

  /** What the table says of another kind so far, it says of this one too. */
  void like(String kind, String other) {
    int a = put(kind);
    int b = put(other);
    for (int k = 0; k < index.size(); k++) {
      if (excluded[b][k]) {
        exclude(a, k);
      }
      conditional[a][k] |= conditional[b][k];
      conditional[k][a] |= conditional[k][b];
      interacting[a][k] |= interacting[b][k];
      interacting[k][a] |= interacting[k][b];
    }
  }

  /** A kind that goes with these alone, of all that the table knows so far. */
  void alone(String kind, String... partners) {
    List<String> able = List.of(partners);
    int own = put(kind);
    index.forEach(
        (other, at) -> {
          if (at != own && !able.contains(other)) {
            exclude(own, at);
          }
        });
  }

  private int put(String kind) {
    return index.computeIfAbsent(kind, anew -> index.size());
  }

  private int known(String kind) {
    Integer at = index.get(kind);
    if (at == null) {
      throw new IllegalArgumentException("The table of conflicts does not know " + kind);
    }
    return at;
  }

  /** The places of kinds in the table. */
  int[] known(List<String> kinds) {
    return kinds.stream().mapToInt(this::known).toArray();
  }

  boolean excluded(int one, int other) {
    return excluded[one][other];
  }

  boolean interacting(int one, int other) {
    return interacting[one][other];
  }

  long conditions(int one, int other) {
    return conditional[one][other];
  }

  /** True if all conditions of these bits hold. */
  boolean hold(long bits, Demands demands) {
    for (long left = bits; left != 0; left &= left - 1) {
      if (!conditions.get(Long.numberOfTrailingZeros(left)).test(demands)) {
        return false;
      }
    }
    return true;
  }
}
