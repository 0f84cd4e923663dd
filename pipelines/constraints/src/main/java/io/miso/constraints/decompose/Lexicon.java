package io.miso.constraints.decompose;

import io.miso.constraints.text.Resources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What words ask for which kind of constraint: lexicon.txt, which says how it is written.
 *
 * <p>Every kind is a bit of an int.
 */
final class Lexicon {
  static final Lexicon SHIPPED = new Lexicon(Resources.lines(Lexicon.class, "lexicon.txt"));

  private static final int MOST_KINDS = 32;
  private static final String BEGINNING = "\\\\b(?=[a-z]|\\(\\?:)";

  private final List<String> names = new ArrayList<>();
  private final List<String> groups = new ArrayList<>();
  private final Map<String, String> macros = new HashMap<>();
  private final Map<String, List<Entry>> entries = new HashMap<>();
  private int patterns;

  private final int hard;
  private final int soft;
  private final int cue;

  /**
   * A line for one of its triggers.
   *
   * @param kind the kind's bit
   * @param number the pattern's number, the same for all triggers of its line
   * @param pattern what must follow the trigger, if anything
   */
  record Entry(int kind, int number, @Nullable Pattern pattern) {}

  Lexicon(List<String> lines) {
    lines.forEach(this::add);
    this.hard = bits(group -> !group.equals("soft") && !group.equals("cue"));
    this.soft = bits("soft"::equals);
    this.cue = bits("cue"::equals);
  }

  private int bits(Predicate<String> wanted) {
    int bits = 0;
    for (int kind = 0; kind < names.size(); kind++) {
      bits |= wanted.test(groups.get(kind)) ? 1 << kind : 0;
    }
    return bits;
  }

  private void add(String line) {
    if (line.startsWith("{")) {
      int end = line.indexOf(" = ");
      macros.put(line.substring(0, end), line.substring(end + " = ".length()).strip());
      return;
    }
    String[] fields = line.split(" +\\| +", 4);
    Pattern pattern = fields.length == 4 ? pattern(fields[3]) : null;
    Entry entry = new Entry(1 << kind(fields[0], fields[1]), patterns++, pattern);
    for (String trigger : triggers(fields[2])) {
      entries.computeIfAbsent(trigger, none -> new ArrayList<>()).add(entry);
    }
  }

  private int kind(String group, String name) {
    int kind = names.indexOf(name);
    if (kind >= 0) {
      return kind;
    }
    if (names.size() == MOST_KINDS) {
      throw new IllegalStateException("The lexicon has more than 32 kinds at " + name);
    }
    names.add(name);
    groups.add(group);
    return names.size() - 1;
  }

  /** The pattern with each macro replaced by what any of its words matches. */
  private Pattern pattern(String field) {
    String expanded = field;
    for (Map.Entry<String, String> macro : macros.entrySet()) {
      if (expanded.contains(macro.getKey())) {
        expanded = expanded.replace(macro.getKey(), AnyOf.words(macro.getValue()));
      }
    }
    return Pattern.compile(
        expanded.replaceAll(BEGINNING, "(?<![a-z0-9])").replace("\\b", "(?![a-z0-9])"));
  }

  private String[] triggers(String field) {
    String expanded = field;
    for (Map.Entry<String, String> macro : macros.entrySet()) {
      expanded = expanded.replace(macro.getKey(), macro.getValue());
    }
    return expanded.strip().split(" +", -1);
  }

  /** The lines that a word, or 0 for a number, or a sign triggers. */
  List<Entry> triggered(String word) {
    return entries.getOrDefault(word, List.of());
  }

  /** How many patterns there are. */
  int patterns() {
    return patterns;
  }

  /** The reading of these kinds. */
  Reading reading(int kinds) {
    return kinds == 0
        ? Reading.NOTHING
        : new Reading(kinds & hard, kinds & soft, (kinds & cue) != 0);
  }

  /** The names of the kinds in a reading, in the lexicon's order. */
  List<String> names(Reading reading) {
    List<String> found = new ArrayList<>();
    int bits = reading.hard() | reading.soft();
    for (int kind = 0; kind < names.size(); kind++) {
      if ((bits & 1 << kind) != 0) {
        found.add(names.get(kind));
      }
    }
    return found;
  }

  /** The kinds of a group. */
  int group(String name) {
    return bits(name::equals);
  }
}
