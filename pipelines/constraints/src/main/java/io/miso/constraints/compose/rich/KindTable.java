package io.miso.constraints.compose.rich;

import io.miso.constraints.Constraint;
import io.miso.constraints.ScopedConstraint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of the rich curriculum: weight and ranges of each. A new kind is an entry there. */
final class KindTable {
  private static final List<RichKind> LIST =
      Stream.concat(IfevalKinds.all().stream(), OwnKinds.all().stream()).toList();
  private static final Map<String, RichKind> ALL =
      LIST.stream()
          .collect(
              Collectors.toMap(
                  RichKind::kind, kind -> kind, (one, other) -> one, LinkedHashMap::new));

  /** Kinds that exclude so many others rarely come after one of them. */
  private static final int EXCLUSIVE = 32;

  private static final List<RichKind> TURNS =
      Stream.concat(LIST.stream(), LIST.stream().filter(KindTable::isExclusive)).toList();

  private KindTable() {}

  private static boolean isExclusive(RichKind kind) {
    long others =
        LIST.stream().filter(other -> Conflicts.excluded(kind.kind(), other.kind())).count();
    return others >= EXCLUSIVE;
  }

  /** Every kind once, and those that exclude most others once more. */
  static List<RichKind> turns() {
    return TURNS;
  }

  /** Every kind, in the order of the table. */
  static List<RichKind> all() {
    return LIST;
  }

  /** Points of a constraint towards the level; a scoped one has those of its inner kind. */
  static double points(Constraint constraint) {
    Constraint judged = constraint instanceof ScopedConstraint s ? s.inner() : constraint;
    return of(judged.kind()).points(judged);
  }

  static RichKind of(String kind) {
    RichKind entry = ALL.get(kind);
    if (entry == null) {
      throw new IllegalArgumentException("The rich composer does not use " + kind);
    }
    return entry;
  }
}
