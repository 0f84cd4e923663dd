package io.miso.constraints.compose.rich;

import io.miso.constraints.Constraint;
import io.miso.constraints.text.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * A clause in words: one or more stretches of text, some of which word a constraint.
 *
 * @param stretches in order
 * @param question true if it ends with a question mark
 */
record Clause(List<Stretch> stretches, boolean question) {

  /** A stretch of text. */
  sealed interface Stretch {
    /** The words. */
    String words();

    /** What stands between. */
    record Between(String words) implements Stretch {}

    /**
     * What words a constraint.
     *
     * @param id the phrasing: wording, opening and form of numbers
     */
    record Worded(String words, Constraint constraint, String id) implements Stretch {}
  }

  /** Copies the list. */
  Clause {
    stretches = List.copyOf(stretches);
  }

  /** A clause that words one constraint. */
  static Clause of(String words, Constraint constraint, String id, boolean question) {
    return new Clause(List.of(new Stretch.Worded(words, constraint, id)), question);
  }

  String text() {
    StringBuilder text = new StringBuilder();
    stretches.forEach(stretch -> text.append(stretch.words()));
    return text.toString();
  }

  /** The mark it still needs at its end. */
  String stop() {
    String text = text();
    if (question) {
      return "?";
    }
    return text.endsWith(".")
            || text.endsWith(".\"")
            || text.endsWith("!\"")
            || text.endsWith("?\"")
        ? ""
        : ".";
  }

  /** The same with a capital at its beginning. */
  Clause capitalised() {
    List<Stretch> changed = new ArrayList<>(stretches);
    Stretch first = changed.get(0);
    String words = Text.capitalised(first.words());
    changed.set(
        0,
        first instanceof Stretch.Worded w
            ? new Stretch.Worded(words, w.constraint(), w.id())
            : new Stretch.Between(words));
    return new Clause(changed, question);
  }
}
