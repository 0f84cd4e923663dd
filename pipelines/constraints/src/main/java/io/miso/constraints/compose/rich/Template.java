package io.miso.constraints.compose.rich;

import io.miso.constraints.Relation;
import io.miso.constraints.compose.Split;
import io.miso.constraints.text.Resources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One wording of a kind.
 *
 * @param id the kind, and the wording's number there from 0
 * @param split who may use it
 * @param register how it speaks
 * @param relation the only relation it fits; empty: any
 * @param words text with slots in braces
 */
record Template(
    String id, Split split, Register register, Optional<Relation> relation, String words) {
  private static final Map<String, List<Template>> ALL = load();
  private static final Map<Key, List<Template>> FITTING = new ConcurrentHashMap<>();
  private static final int HEAD = 2;

  private record Key(String kind, Split split, Register register, Optional<Relation> relation) {}

  /** How a wording speaks. */
  enum Register {
    /** Verb first; takes polite openings. */
    IMPERATIVE,
    /** A sentence of its own. */
    SENTENCE,
    /** A few words. */
    NOTE
  }

  /** All wordings of a kind. */
  static List<Template> of(String kind) {
    List<Template> templates = ALL.get(kind);
    if (templates == null) {
      throw new IllegalArgumentException("Nothing words " + kind + ": add it to phrasings.txt");
    }
    return templates;
  }

  /** Those of a split and register that fit a relation, if the constraint has one. */
  static List<Template> of(
      String kind, Split split, Register register, Optional<Relation> relation) {
    Key key = new Key(kind, split, register, relation);
    return FITTING.computeIfAbsent(
        key,
        anew ->
            of(kind).stream()
                .filter(t -> t.split == split && t.register == register)
                .filter(t -> t.relation.isEmpty() || t.relation.equals(relation))
                .toList());
  }

  private static Map<String, List<Template>> load() {
    Map<String, List<Template>> all = new HashMap<>();
    String kind = "";
    for (String line : Resources.lines(Template.class, "phrasings.txt")) {
      if (line.startsWith("[")) {
        kind = line.substring(1, line.length() - 1);
      } else {
        List<Template> siblings = all.computeIfAbsent(kind, anew -> new ArrayList<>());
        siblings.add(read(kind + "#" + siblings.size(), line));
      }
    }
    return all;
  }

  private static Template read(String id, String line) {
    int blank = line.indexOf(' ');
    String head = line.substring(0, blank);
    String mark = head.substring(HEAD);
    return new Template(
        id,
        split(head.charAt(0)),
        switch (head.charAt(1)) {
          case 'i' -> Register.IMPERATIVE;
          case 's' -> Register.SENTENCE;
          default -> Register.NOTE;
        },
        switch (mark) {
          case ">" -> Optional.of(Relation.AT_LEAST);
          case "<" -> Optional.of(Relation.LESS_THAN);
          default -> Optional.empty();
        },
        line.substring(blank + 1));
  }

  static Split split(char letter) {
    return switch (letter) {
      case 'T' -> Split.TRAIN;
      case 'V' -> Split.HELD_OUT;
      case 'E' -> Split.TEST;
      default -> throw new IllegalArgumentException("Unknown split " + letter + ": use T, V or E");
    };
  }
}
